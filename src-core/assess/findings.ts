import { nameEntry, noNamedEntries } from './named';
import type { NamedEntries } from './named';
import type { Finding, FindingCode, Severity } from './verdict';
import { LISTED_PER_CODE, SEVERITY_OF } from './verdict';

/** What a finding says beside its code and severity. */
export type FindingFacts = Omit<Finding, 'code' | 'severity'>;

/** Codes that a wrong formula would raise everywhere: they fail nobody while the formula is not known. */
const FORMULA_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>(['chain-hash-mismatch', 'prev-hash-mismatch']);

/**
 * Collects findings in order: the first 1,000 of each code and severity are kept, so that a failing one is never crowded
 * out by those of its code that do not fail; all are counted. While the formula is unknown, hash and link mismatches carry the severity `indeterminate`: a wrong formula must not be called tampering.
 */
export class FindingList {
  readonly listed: Finding[] = [];
  readonly named: NamedEntries = noNamedEntries();
  private readonly formulaKnown: boolean;
  private readonly kept: Record<Severity, Map<FindingCode, number>> = { fail: new Map(), indeterminate: new Map(), warning: new Map(), note: new Map() };
  private readonly counted = new Map<FindingCode, number>();

  constructor(formulaKnown: boolean) {
    this.formulaKnown = formulaKnown;
  }

  /** Counts occurrences that may or may not be listed. */
  count(code: FindingCode, times = 1): void {
    this.counted.set(code, (this.counted.get(code) ?? 0) + times);
  }

  hasRoom(code: FindingCode, weight?: Severity): boolean {
    return (this.kept[this.severityOf(code, weight)].get(code) ?? 0) < LISTED_PER_CODE;
  }

  /** Remembers that a finding names an entry, whether or not it is listed. */
  name(code: FindingCode, entryIndex: number, weight?: Severity): void {
    nameEntry(this.named, code, this.severityOf(code, weight), entryIndex);
  }

  /** Lists a finding whose code was counted already. */
  list(code: FindingCode, facts: FindingFacts, weight?: Severity): void {
    if (facts.entryIndex !== undefined) this.name(code, facts.entryIndex, weight);
    if (!this.hasRoom(code, weight)) return;
    const severity = this.severityOf(code, weight);
    this.kept[severity].set(code, (this.kept[severity].get(code) ?? 0) + 1);
    this.listed.push(inOrder({ code, severity, ...facts }));
  }

  add(code: FindingCode, facts: FindingFacts, weight?: Severity): void {
    this.count(code);
    this.list(code, facts, weight);
  }

  private severityOf(code: FindingCode, weight: Severity = SEVERITY_OF[code]): Severity {
    return !this.formulaKnown && FORMULA_CODES.has(code) ? 'indeterminate' : weight;
  }

  total(code: FindingCode): number {
    return this.counted.get(code) ?? 0;
  }

  /** How many of each code are not listed; undefined when all are. */
  get omitted(): Readonly<Partial<Record<FindingCode, number>>> | undefined {
    const kept = (code: FindingCode): number => Object.values(this.kept).reduce((sum, of) => sum + (of.get(code) ?? 0), 0);
    const left = [...this.counted].map(([code, count]) => [code, count - kept(code)] as const).filter(([, count]) => count > 0);
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
}

/** The members in the order that the contract names them: the same evidence gives the same bytes. */
function inOrder({ code, severity, message, ...places }: Finding): Finding {
  const order = ['sequence', 'entryIndex', 'byteOffset', 'field', 'expected', 'actual', 'consequenceOf'] as const;
  const present = order.filter((name) => places[name] !== undefined).map((name) => [name, places[name]] as const);
  return { code, severity, message, ...Object.fromEntries(present) };
}
