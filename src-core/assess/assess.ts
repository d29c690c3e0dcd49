import { declaredText } from '#core/evidence';
import type { Reading } from '#core/replay';
import { counted, grouped } from '#core/words';
import { joinClaims } from './beside';
import { makeClaims } from './claims';
import { describeFile, tellContainer, tellPassedOver } from './container';
import { compareDeclarations } from './declarations';
import { findAtEntries } from './entry-findings';
import { FindingList } from './findings';
import { chooseFormula, matches } from './formula';
import type { Formula } from './formula';
import type { AssessInput } from './input';
import { isNewestFirst, partialMessage } from './partial';
import { replayFacts } from './replay-answer';
import { WEIGHTY } from './named';
import type { NamedEntries } from './named';
import { LISTED_PER_CODE, VERDICT_SCHEMA } from './verdict';
import type { Conclusion, Finding, Subject, Verdict } from './verdict';

/**
 * The verdict on one bundle: findings, claims, conclusion (docs/format/verdict.md). Same input, same verdict; the
 * clock and the path come as arguments. `named`: the entries that its findings name, those that are not listed included. Reads entries again where it must quote them; does not check that the file
 * is still the one that was read (the caller does).
 */
export function assess(input: AssessInput): { readonly verdict: Verdict; readonly formula: Formula; readonly named: NamedEntries } {
  const { reading } = input;
  const formula = chooseFormula(reading.segment, reading.head, input.pinned);
  const findings = new FindingList(formula.known);
  findAboutReading(input, formula, findings);
  tellContainer(input.file, findings);
  tellPassedOver(input.file, findings);
  findAtEntries(input, formula, findings);
  if (input.manifest.state === 'read') tellContainer(input.manifest, findings, 'manifest');
  const declarations = compareDeclarations(input, findings);
  for (const { code, severity, ...facts } of input.beside.flatMap((one) => one.findings)) findings.add(code, facts, severity);
  for (const { code, count } of input.beside.flatMap(({ omitted = [] }) => omitted)) findings.count(code, count);
  for (const severity of WEIGHTY) for (const { named } of input.beside) if (named?.[severity] !== undefined) findings.named[severity].setAll(named[severity]);
  const { omitted, named } = findings;
  const verdict: Verdict = {
    schema: VERDICT_SCHEMA,
    conclusion: conclude(findings.listed),
    replay: { ...replayFacts(reading, formula), durationMs: input.durationMs, verifiedAt: input.verifiedAt },
    findings: findings.listed,
    claims: joinClaims(makeClaims(reading, formula, declarations), input.beside),
    recipe: formula.state === 'unknown' ? null : formula.recipe.id,
    subject: describe(input),
    ...(omitted === undefined ? {} : { omitted }),
  };
  return { verdict, formula, named };
}

/** `failed` if any finding fails, else `indeterminate` if any is, else `passed` (contract section 4). */
export function conclude(findings: readonly Finding[]): Conclusion {
  if (findings.some(({ severity }) => severity === 'fail')) return 'failed';
  return findings.some(({ severity }) => severity === 'indeterminate') ? 'indeterminate' : 'passed';
}

function findAboutReading({ reading }: AssessInput, formula: Formula, findings: FindingList): void {
  const { columns, head, segment, firstOutOfOrder, outOfOrder } = reading;
  if (columns.length === 0) findings.add('empty-bundle', { message: 'The bundle holds no entries, so there is nothing to verify.' });
  if (!formula.algorithmSupported) {
    const actual = declaredText(head.algorithm) ?? '';
    findings.add('unsupported-algorithm', { message: `The bundle names the algorithm "${actual}"; only "sha256" is published and supported.`, field: 'algorithm', expected: 'sha256', actual });
  }
  if (formula.state === 'unknown') {
    findings.add('unknown-recipe', { message: 'No known recipe recomputes any entry: either every entry was changed, or the chain was made by a formula that is not known here. Neither can be told from the bundle.' });
  }
  if (formula.state === 'inferred') {
    const message = `The entries recompute under ${formula.recipe.id}, not under the default reading of the published formula; it was inferred from ${grouped(matches(segment, formula.recipe))} of ${grouped(segment.placed)} entries.`;
    findings.add('recipe-inferred', { message, actual: formula.recipe.id });
  }
  const partial = partialMessage(reading);
  if (partial !== undefined) findings.add('partial-evidence', { message: partial, actual: head.part.kind });
  const isPageOrder = head.part.kind === 'page' && isNewestFirst(reading);
  if (firstOutOfOrder !== undefined && !isPageOrder) {
    const sequence = columns.sequence(firstOutOfOrder);
    findings.add('out-of-order-entries', {
      message: `The file does not hold its entries in ascending sequence: ${counted(outOfOrder, 'entry stands', 'entries stand')} behind a higher one. They were replayed in ascending order.`,
      ...(sequence === undefined ? {} : { sequence }),
      entryIndex: firstOutOfOrder,
      byteOffset: columns.offset(firstOutOfOrder),
    });
  }
}

function describe({ reading, file }: AssessInput): Subject {
  const { segment, columns } = reading;
  return {
    ...describeFile(file),
    entryCount: columns.length,
    fromSequence: segment.first?.sequence ?? null,
    toSequence: segment.last?.sequence ?? null,
    firstCreatedAt: segment.first?.createdAt ?? null,
    lastCreatedAt: segment.last?.createdAt ?? null,
    organizationIds: organizations(reading),
  };
}

/** Those of the entries, by first appearance in the walk, the first 1,000; the bundle's own where no entry names one. */
function organizations({ segment, head }: Reading): string[] {
  const own = head.organizationId.state === 'stated' ? [head.organizationId.value] : [];
  return segment.organizations.size > 0 ? [...segment.organizations.keys()].slice(0, LISTED_PER_CODE) : own;
}
