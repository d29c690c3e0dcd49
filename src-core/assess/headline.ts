import type { LogFacts } from './log-facts';
import type { Finding, FindingCode, Verdict } from './verdict';

/** A failing finding as a headline's second sentence. */
const FAILED: Partial<Record<FindingCode, (finding: Finding) => string>> = {
  'wrong-genesis': ({ sequence }) => `Wrong genesis at entry ${sequence}.`,
  'sequence-gap': ({ sequence }) => `Entries are missing before ${sequence}.`,
  'duplicate-sequence': ({ sequence }) => `Sequence ${sequence} stands twice.`,
  fork: ({ sequence }) => `The chain forks at ${sequence}.`,
  'mixed-organizations': () => 'Entries of several organisations are mixed.',
  'malformed-field': ({ field }) => `A field is malformed: ${field}.`,
  'malformed-entry': () => 'An element is no entry.',
  'declared-range-mismatch': () => 'The declared range does not match.',
  'entry-count-mismatch': () => 'The declared count does not match.',
  'bundle-digest-mismatch': () => 'The bundle is not the one its manifest records.',
  'manifest-unreadable': () => 'The manifest cannot be read.',
  'head-mismatch': () => 'What was recorded of its head, or follows it, does not fit.',
  'start-mismatch': () => 'The bundle does not follow what was recorded before it.',
  'server-verdict-mismatch': () => 'The producer calls sound what is broken.',
  'payload-mismatch': ({ sequence }) => `The payload supplied for entry ${sequence ?? 'without sequence'} differs.`,
  'payload-partly-erased': ({ sequence }) => `The payload supplied for entry ${sequence ?? 'without sequence'} differs.`,
  'timestamp-mismatch': ({ sequence }) => `A time-stamp token${sequence === undefined ? '' : `, of entry ${sequence},`} is not sound or does not fit its entry.`,
  'anchor-mismatch': () => 'A Merkle anchor does not fit the entries.',
};

/** The conclusion in words: the first thing on screen and page 1. Bounded: a pass says what of it is not proved. */
export function headline(verdict: Verdict): string {
  switch (verdict.conclusion) {
    case 'passed':
      return `${intact(verdict)} ${headInWords(verdict)}`;
    case 'failed':
      return failure(verdict);
    case 'indeterminate':
      return `Cannot tell. ${doubt(verdict)}`;
  }
}

/** Of a part that is no export, nothing is said about the chain. */
function intact({ findings, log }: Verdict): string {
  if (log !== undefined) return intactLog(log);
  const part = findings.find(({ code }) => code === 'partial-evidence')?.actual;
  if (part === 'entry') return 'Entry recomputes. Its chain was not seen.';
  return part === 'page' ? 'Page intact. The chain around it was not seen.' : 'Chain intact.';
}

function headInWords({ claims }: Verdict): string {
  const state = claims.find(({ claim }) => claim === 'head')?.state;
  if (state === 'proved') return 'Head proved.';
  return state === 'attested' ? 'Head attested, not proved.' : 'Head not proved.';
}

function failure({ claims, replay, findings, log }: Verdict): string {
  const refuted = claims.some(({ claim, state }) => claim === 'interior' && state === 'refuted');
  if (refuted && replay.brokenAtSequence !== null) return `Chain broken at ${log === undefined ? 'sequence' : 'record'} ${replay.brokenAtSequence}.`;
  const first = findings.find(({ severity }) => severity === 'fail');
  const proved = claims.some(({ claim, state }) => claim === 'interior' && state === 'proved');
  const reason = first === undefined ? '' : (FAILED[first.code]?.(first) ?? '');
  return `${proved ? 'Chain holds, evidence fails.' : 'Evidence fails.'} ${reason}`.trim();
}

/** The chain itself is not in doubt there: what was supplied beside it is. */
const BESIDE: Partial<Record<FindingCode, string>> = {
  'supplied-unreadable': 'The chain holds; what was supplied beside it could not be used.',
  'anchor-mismatch': 'The chain holds; a Merkle proof or tree fits no kind that is known here.',
  'anchor-unconfirmed': 'The chain holds; nothing outside the producer confirms its Merkle root.',
  'head-mismatch': 'The chain holds; what was recorded of its head, or follows it, does not fit.',
  'start-mismatch': 'The chain holds; what lies before it, or was recorded of that, does not fit.',
  'server-verdict-mismatch': 'The chain holds; the producer says that it is broken.',
  'payload-mismatch': 'The chain holds; no payload that was supplied matches its entry.',
  'payload-partly-erased': 'The chain holds; no payload that was supplied matches its entry.',
  'unsafe-number': 'The chain holds; a payload has a number that cannot be taken exactly.',
  'payload-uncanonical': 'The chain holds; a payload has no canonical form.',
  'payload-erased': 'The chain holds; a payload is erased, and no register lists it.',
  'timestamp-untrusted': 'The chain holds; time-stamp tokens lead to no trusted certificate.',
  'timestamp-unreadable': 'The chain holds; a time-stamp token cannot be read.',
};

function doubt({ findings, log }: Verdict): string {
  const codes = new Set(findings.map(({ code }) => code));
  if (log !== undefined) return doubtOfLog(codes);
  if (codes.has('empty-bundle')) return 'The bundle holds no entries.';
  if (codes.has('unsupported-algorithm')) return 'The bundle names an algorithm that is not supported.';
  if (codes.has('unknown-recipe')) return 'No known recipe recomputes any entry.';
  if (codes.has('sequence-gap')) return 'Entries are missing between those of the pages.';
  const first = findings.find(({ severity }) => severity === 'indeterminate');
  return (first === undefined ? undefined : BESIDE[first.code]) ?? 'Something beside the chain is open.';
}

function intactLog({ chains, outsideWindow }: LogFacts): string {
  if (outsideWindow > 0) return 'Window intact. What lies outside it was not examined.';
  return chains === 1 ? 'Chain intact.' : `All ${chains} chains intact.`;
}

/** Of a log that a recipe describes, the strongest doubt. */
const LOG_DOUBTS: readonly (readonly [FindingCode, string])[] = [
  ['empty-bundle', 'The log holds no records.'],
  ['unknown-recipe', 'The recipe fits none of its records.'],
  ['nothing-examined', 'No record with a hash was examined.'],
  ['content-not-claimed', 'Contents are not claimed: the formula is not published.'],
  ['records-missing', 'Records are missing where the recipe says they stand.'],
  ['content-unjudged', 'Not every record could be recomputed.'],
  ['unhashed-records', 'A hash may have been taken away.'],
];

function doubtOfLog(codes: ReadonlySet<FindingCode>): string {
  return LOG_DOUBTS.find(([code]) => codes.has(code))?.[1] ?? 'Something in the log is open.';
}
