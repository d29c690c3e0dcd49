import { FLAG, GENESIS, readEntry, stepSequence } from '#core/evidence';
import type { Entry, Sequence } from '#core/evidence';
import { EvidenceChanged, recompute } from '#core/replay';
import type { FindingFacts, FindingList } from './findings';
import type { Formula } from './formula';
import type { AssessInput } from './input';
import { foreignOrganizations } from './organizations';
import { weightAt } from './partial';
import type { FindingCode } from './verdict';

const REPEATED = FLAG.duplicate | FLAG.fork;

/** What an entry's flags mean, in the order in which findings of one entry are told; malformed fields come before. */
export function codesOf(flags: number, formula: Pick<Formula, 'number'>): FindingCode[] {
  const codes: FindingCode[] = [];
  if (flags & FLAG.gap) codes.push('sequence-gap');
  if (flags & FLAG.duplicate) codes.push('duplicate-sequence');
  if (flags & FLAG.fork) codes.push('fork');
  if (flags & FLAG.wrongGenesis) codes.push('wrong-genesis');
  if (flags & FLAG.brokenLink) codes.push('prev-hash-mismatch');
  if ((flags & FLAG.recipe) !== formula.number) codes.push('chain-hash-mismatch');
  if (flags & FLAG.foreign) codes.push('mixed-organizations');
  if (flags & FLAG.timeRegression) codes.push('time-regression');
  if (flags & FLAG.future) codes.push('future-timestamp');
  return codes;
}

/** One entry of the walk, looked at again, with the one before it. */
type Look = { readonly entry: Entry; readonly before: Entry | undefined; readonly flags: number; readonly beforeFlags: number; readonly afterFlags: number };

/** Lists what is wrong at the entries: those of the walk in walk order, then the unplaced ones in file order. */
export function findAtEntries(input: AssessInput, formula: Formula, findings: FindingList): void {
  const { reading } = input;
  const foreign = foreignOrganizations(reading);
  for (const { entryIndex } of foreign.others.values()) reading.columns.setFlags(entryIndex, reading.columns.flags(entryIndex) | FLAG.foreign);
  findings.count('malformed-field', reading.malformedFields);
  const explain = explainer(input, formula, findings, foreign);
  const { columns, order } = reading;
  // In the file's own order the many sound entries are passed over at once.
  const next = (from: number): number => (order === undefined ? columns.nextOther(from, FLAG.walked | formula.number) : from);
  for (let position = next(0); position < columns.length; position = next(position + 1)) explain(position);
}

function explainer(input: AssessInput, formula: Formula, findings: FindingList, foreign: ReturnType<typeof foreignOrganizations>): (position: number) => void {
  const { columns, order, segment } = input.reading;
  const indexAt = (position: number): number => order?.[position] ?? position;
  const read = (index: number): Entry => {
    const found = readEntry(input.readSpan(columns.offset(index), columns.byteLength(index)));
    if (found === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
    return found.entry;
  };
  return (position) => {
    const index = indexAt(position);
    const flags = columns.flags(index);
    if ((flags & ~FLAG.outOfOrder) === (FLAG.walked | formula.number)) return;
    const place = { entryIndex: index, byteOffset: columns.offset(index) };
    if (flags & FLAG.unplaced) return tellUnplaced(findings, flags, place, () => read(index));
    const codes = codesOf(flags, formula);
    for (const code of codes) {
      findings.count(code);
      findings.name(code, index, weightAt(input.reading, code, flags));
    }
    if (flags & FLAG.malformed) findings.name('malformed-field', index);
    const wanted = codes.filter((code) => findings.hasRoom(code, weightAt(input.reading, code, flags)));
    const malformed = (flags & FLAG.malformed) !== 0 && findings.hasRoom('malformed-field');
    if (wanted.length === 0 && !malformed) return;
    const entry = read(index);
    const flagsAt = (place: number): number => (place < 0 || place >= segment.placed ? 0 : columns.flags(indexAt(place)));
    const before = position > 0 ? read(indexAt(position - 1)) : undefined;
    const look: Look = { entry, flags, before, beforeFlags: flagsAt(position - 1), afterFlags: flagsAt(position + 1) };
    const at = { sequence: entry.sequence ?? 0, ...place };
    tellFaults(findings, entry, at);
    for (const code of wanted) findings.list(code, { ...at, ...TELL[code]?.(look, input, formula, foreign), message: MESSAGE[code]?.(look, formula) ?? code }, weightAt(input.reading, code, flags));
  };
}

function tellUnplaced(findings: FindingList, flags: number, place: { entryIndex: number; byteOffset: number }, read: () => Entry): void {
  if (flags & FLAG.notAnObject) {
    findings.add('malformed-entry', { message: `Element ${place.entryIndex} of "entries" is not an object, so it is no entry.`, ...place });
  } else {
    findings.name('malformed-field', place.entryIndex);
    if (findings.hasRoom('malformed-field')) tellFaults(findings, read(), place);
  }
}

const FORM: Record<string, string> = {
  sequence: 'a positive integer literal',
  createdAt: 'an RFC 3339 date-time',
  organizationId: 'a string',
};

function tellFaults(findings: FindingList, entry: Entry, at: { sequence?: Sequence; entryIndex: number; byteOffset: number }): void {
  const name = at.sequence === undefined ? `Element ${at.entryIndex} of "entries"` : `Entry ${at.sequence}`;
  for (const { field, actual } of entry.faults) {
    const expected = FORM[field] ?? '64 lower-case hexadecimal characters';
    const message = actual === undefined ? `${name} has no ${field}.` : `${name}: ${field} is not ${expected}.`;
    const consequence = field === 'sequence' ? ' It cannot be placed in the walk.' : '';
    findings.list('malformed-field', { message: message + consequence, ...at, field, expected, ...(actual === undefined ? {} : { actual }) });
  }
}

const name = (entry: Entry | undefined): string => (entry?.sequence === undefined ? 'the entry before' : `entry ${entry.sequence}`);

/** One sentence for each code: what is seen, never who did it. */
const MESSAGE: Partial<Record<FindingCode, (look: Look, formula: Formula) => string>> = {
  'sequence-gap': ({ entry, before }) => `${missingText(before, entry)} missing: entry ${entry.sequence} follows ${name(before)}.`,
  'duplicate-sequence': ({ entry }) => `Sequence ${entry.sequence} stands in the bundle again, with the same chain hash.`,
  fork: ({ entry }) => `Sequence ${entry.sequence} stands in the bundle again, with another chain hash: the chain forks.`,
  'wrong-genesis': ({ entry }) =>
    entry.sequence === 1 ? 'Entry 1 does not begin from genesis: its previous hash is not sixty-four zeros.' : `Entry ${entry.sequence} carries the genesis value as its previous hash; only entry 1 may.`,
  'prev-hash-mismatch': ({ entry, before }) =>
    before === undefined ? `Entry ${entry.sequence} does not begin from genesis as it must.` : `Entry ${entry.sequence} does not link to ${name(before)}: its previous hash is not the chain hash stored there.`,
  'chain-hash-mismatch': ({ entry }, formula) => {
    if (entry.faults.some(({ field }) => field !== 'organizationId')) return `Entry ${entry.sequence} cannot be recomputed: a hashed field or the chain hash is malformed.`;
    if (!formula.known) return `Entry ${entry.sequence} does not recompute under ${formula.recipe.id}, which is only assumed: nothing shows that its chain hash was made so.`;
    return `Entry ${entry.sequence} does not recompute: its stored chain hash is not the hash of its fields.`;
  },
  'mixed-organizations': ({ entry }) => `Entry ${entry.sequence} belongs to another organisation; chains never mix organisations.`,
  'time-regression': ({ entry, before }) => `Entry ${entry.sequence} is dated before ${name(before)}.`,
  'future-timestamp': ({ entry }) => `Entry ${entry.sequence} is dated after the export that holds it.`,
};

type Tell = (look: Look, input: AssessInput, formula: Formula, foreign: ReturnType<typeof foreignOrganizations>) => Partial<FindingFacts>;

/** The compared values of each code. */
const TELL: Partial<Record<FindingCode, Tell>> = {
  'sequence-gap': ({ entry, before }) => ({ field: 'sequence', expected: missingRange(before, entry), actual: String(entry.sequence) }),
  'duplicate-sequence': ({ entry }) => ({ field: 'sequence', ...stated('actual', written(entry, 'chainHash')) }),
  fork: ({ entry, before }) => ({ field: 'chainHash', ...stated('expected', written(before, 'chainHash')), ...stated('actual', written(entry, 'chainHash')) }),
  'wrong-genesis': ({ entry }) => ({ field: 'prevHash', ...(entry.sequence === 1 ? { expected: GENESIS } : {}), ...stated('actual', written(entry, 'prevHash')) }),
  'prev-hash-mismatch': (look, input, formula) => ({
    field: 'prevHash',
    ...stated('expected', look.before === undefined ? (look.entry.sequence === 1 ? GENESIS : undefined) : written(look.before, 'chainHash')),
    ...stated('actual', written(look.entry, 'prevHash')),
    ...causeOf(look, input, formula),
  }),
  'chain-hash-mismatch': ({ entry }, input, formula) => ({
    field: 'chainHash',
    ...stated('expected', recompute(entry, formula.recipe, input.sha256)),
    ...stated('actual', written(entry, 'chainHash')),
  }),
  'mixed-organizations': ({ entry }, _input, _formula, foreign) => ({ field: 'organizationId', ...stated('expected', foreign.own), ...stated('actual', entry.organizationId) }),
  'time-regression': ({ entry, before }) => ({ field: 'createdAt', ...stated('expected', written(before, 'createdAt')), ...stated('actual', entry.createdAt) }),
  'future-timestamp': ({ entry }, { manifest }) => ({
    field: 'createdAt',
    ...stated('expected', manifest.state === 'read' && manifest.manifest.exportedAt.state === 'stated' ? manifest.manifest.exportedAt.text : undefined),
    ...stated('actual', entry.createdAt),
  }),
};

/** A field as it stands in the entry, malformed or not. */
function written(entry: Entry | undefined, field: 'prevHash' | 'chainHash' | 'createdAt'): string | undefined {
  return entry?.[field] ?? entry?.faults.find((fault) => fault.field === field)?.actual;
}

/** A value that is there; nothing at all for one that is not. */
function stated(key: 'expected' | 'actual', value: string | undefined): Partial<FindingFacts> {
  return value === undefined ? {} : { [key]: value };
}

/**
 * The sequence whose own finding explains a broken link, only where it fits exactly: the entry before was edited and
 * this one still names what it was; or the break stands at a repeated sequence, a gap or a wrong genesis.
 */
function causeOf(look: Look, input: AssessInput, formula: Formula): Partial<FindingFacts> {
  const { entry, before, flags, beforeFlags, afterFlags } = look;
  const shouldBe = before === undefined ? undefined : recompute(before, formula.recipe, input.sha256);
  const wasEdited = shouldBe !== undefined && shouldBe !== before?.chainHash && shouldBe === entry.prevHash;
  if (wasEdited && before?.sequence !== undefined) return { consequenceOf: before.sequence };
  if ((flags | afterFlags) & REPEATED) return { consequenceOf: entry.sequence ?? 0 };
  if (beforeFlags & REPEATED && before?.sequence !== undefined) return { consequenceOf: before.sequence };
  return flags & (FLAG.gap | FLAG.wrongGenesis) ? { consequenceOf: entry.sequence ?? 0 } : {};
}

function missingRange(before: Entry | undefined, entry: Entry): string {
  const first = stepSequence(before?.sequence ?? 0, 1);
  const last = stepSequence(entry.sequence ?? 0, -1);
  return first === last ? String(first) : `${first}..${last}`;
}

function missingText(before: Entry | undefined, entry: Entry): string {
  const range = missingRange(before, entry);
  return range.includes('..') ? `Sequences ${range.replace('..', ' to ')} are` : `Sequence ${range} is`;
}
