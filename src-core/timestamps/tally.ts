import { LISTED_PER_CODE, SEVERITY_OF, nameEntry, noNamedEntries } from '#core/assess';
import type { Beside, BesideFinding, FindingCode } from '#core/assess';
import { OPTION_OF } from '#core/contract';
import type { TimestampState, TimestampView, TimestampsView } from '#core/contract';

import { makeClaims } from './claims';
import type { Crypto } from './crypto';
import { accuracyText } from './judge';
import type { Judged } from './judge';
import { toTimestampView } from './view';

/** Tokens of one state that are shown. */
const SHOWN = 50;
/** Roots that are remembered; of more, the others count as named by no token. */
const MOST_ROOTS = 100_000;

/** Takes the judged tokens in walk order and adds them up. What it keeps does not grow beyond 1,000 findings of a code and 50 views of a state. */
export class TimestampTally {
  private readonly trusted: number | null;
  private readonly crypto: Crypto;
  private readonly findings: BesideFinding[] = [];
  private readonly told = new Map<FindingCode, number>();
  private readonly named = noNamedEntries();
  private readonly counts: Record<TimestampState, number> = { good: 0, weak: 0, untrusted: 0, mismatch: 0, unreadable: 0 };
  private readonly tokens: TimestampView[] = [];
  /** Merkle roots that good tokens stand for, each with the time before which it existed, whoever keeps the chain. */
  readonly stampedRoots = new Map<string, string>();
  private overRoots = 0;
  private found = 0;
  private last: Judged | undefined;

  /** `trusted`: how many certificates the examiner supplied; null: none were asked for. */
  constructor(trusted: number | null, crypto: Crypto) {
    this.trusted = trusted;
    this.crypto = crypto;
  }

  add(judged: Judged): void {
    this.found++;
    this.counts[judged.state]++;
    if (judged.standsFor?.what === 'Merkle root') this.addRoot(judged);
    for (const finding of judged.findings) {
      const told = (this.told.get(finding.code) ?? 0) + 1;
      this.told.set(finding.code, told);
      if (told <= LISTED_PER_CODE) this.findings.push(finding);
      else nameEntry(this.named, finding.code, SEVERITY_OF[finding.code], judged.entry.entryIndex);
    }
    if (this.counts[judged.state] <= SHOWN) this.tokens.push(toTimestampView(judged, this.crypto));
    this.last = judged;
  }

  private addRoot({ state, entry, checked }: Judged): void {
    this.overRoots++;
    const { merkleRoot } = entry.hashes;
    if (state !== 'good' || merkleRoot === undefined || checked === undefined || this.stampedRoots.has(merkleRoot) || this.stampedRoots.size >= MOST_ROOTS) return;
    const { info } = checked.token;
    this.stampedRoots.set(merkleRoot, `${info.genTime.text}${accuracyText(info)}`);
  }

  /** `headIndex`: position in the file of the last entry of the walk. */
  result(headIndex: number | undefined): { readonly beside: Beside; readonly view: TimestampsView } {
    const { found, counts, trusted, overRoots, last } = this;
    const head = last !== undefined && last.entry.entryIndex === headIndex ? last : undefined;
    const findings = [...this.untraced(), ...this.findings];
    const claims = makeClaims({ found, counts, trusted, overRoots, head });
    const tokens = last !== undefined && counts[last.state] > SHOWN ? [...this.tokens, toTimestampView(last, this.crypto)] : this.tokens;
    return { beside: { findings, claims, omitted: this.omitted(), named: this.named }, view: { trusted, found, counts, tokens } };
  }

  /** One finding for all tokens where the examiner trusts nobody: what is missing is the same for each. */
  private untraced(): BesideFinding[] {
    const { untrusted } = this.counts;
    if (this.trusted !== null || untrusted === 0) return [];
    const tokens = untrusted === 1 ? 'the one time-stamp token that is otherwise in order' : `the ${untrusted} time-stamp tokens that are otherwise in order`;
    return [{ code: 'timestamp-untrusted', field: OPTION_OF.trust, message: `No certificate of a time-stamping authority was supplied (--trust), so nothing says who made ${tokens}.` }];
  }

  private omitted(): { readonly code: FindingCode; readonly count: number }[] {
    return [...this.told].map(([code, told]) => ({ code, count: told - LISTED_PER_CODE })).filter(({ count }) => count > 0);
  }
}
