import type { CaseRecord } from '#core/contract';
import { counted } from '#core/words';

import type { ArchiveFindings } from './archive-findings';
import { dateOfPath, keyBelow } from './case-facts';
import type { AbsentBundle, CaseFacts } from './case-facts';
import { tellVersions } from './tell-versions';

type Read = Extract<CaseFacts, { kind: 'read' }>;

/**
 * Lists what a case folder's record shows: that it cannot be read; what was listed and is not here; what changed, or came
 * to lie here, since it was fetched, or was set aside; keys of several versions. None of it says anything against who made the archive, but
 * for versions that contradict one another.
 */
export function tellCase(facts: CaseFacts, asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  if (facts.kind === 'unreadable') {
    findings.add('case-record-unreadable', { message: `The folder's tamperscope-case.json cannot be read: ${facts.because}. Where its files came from, and whether they are what was fetched, is not known; they were verified as they lie here.` });
    return;
  }
  tellNotFetched(facts.record, asked, findings);
  tellChanged(facts, findings);
  tellSetAside(facts, findings);
  const aside = new Set(facts.record.setAside?.map(({ path }) => path));
  for (const path of facts.unrecorded.filter((one) => !aside.has(one))) {
    const message = `${path} lies in the case folder, and the record of what was fetched does not name it. Where it came from is not known.`;
    findings.add('not-in-case-record', { message, ...dated(path), bundle: path });
  }
  tellVersions(facts, asked, findings);
}

/**
 * Lists bundles that the bucket lists and nobody asked for: one by one inside the dates that are verified, where each is a
 * hole; outside of them together, since of those days nothing is said.
 */
export function tellNotAsked(within: readonly AbsentBundle[], beyond: readonly AbsentBundle[], findings: ArchiveFindings): void {
  for (const { date, bundle, object, why } of within) {
    if (why !== 'not-asked') continue;
    const message = `${bundle} was listed in the bucket and not asked for, so that nothing of it was verified: ${object.why ?? 'no reason was recorded.'}`;
    findings.add('object-not-fetched', { message, ...(date === null ? {} : { date }), bundle, ...(object.versionId === null ? {} : { version: object.versionId }) });
  }
  if (beyond.length === 0) return;
  const dates = beyond.flatMap(({ date }) => date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const undated = beyond.length - dates.length;
  const when = first === undefined ? 'without a date' : `of ${first}${last === first ? '' : ` to ${last ?? ''}`}${undated === 0 ? '' : `, ${undated} of them without a date`}`;
  const what = counted(beyond.length, 'bundle', 'bundles');
  const message = `The bucket listed ${what} (${when}) that ${beyond.length === 1 ? 'was' : 'were'} not asked for when this folder was fetched. Nothing of ${beyond.length === 1 ? 'it' : 'them'} was verified, and this verdict says nothing of ${beyond.length === 1 ? 'it' : 'them'}.`;
  findings.add('object-not-fetched', { message, severity: 'warning', field: 'state', actual: 'not-asked', ...(first === undefined ? {} : { date: first }) });
}

function tellNotFetched(record: CaseRecord, asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  if (record.source.fetchedAt === null) {
    findings.add('object-not-fetched', { message: 'The fetch from the bucket was not finished: what lies here need not be all that was asked for. Fetch into the same folder again to go on.', field: 'source.fetchedAt' });
  }
  for (const object of record.objects) {
    if (object.state !== 'not-fetched' || object.deleteMarker) continue;
    const path = keyBelow(record, object);
    if (!asked(dateOfPath(path) ?? null)) continue;
    const which = object.isLatest ? '' : `, an older version (${versionText(object.versionId)}),`;
    const message = `${path}${which} was listed in the bucket and is not here, so that nothing of it was verified: ${object.why ?? 'no reason was recorded.'}`;
    findings.add('object-not-fetched', { message, ...dated(path), bundle: path, ...(object.versionId === null ? {} : { version: object.versionId }) });
  }
}

/** Against whoever handled the folder since, if against anybody: the bucket may hold what was fetched to this day. */
function tellChanged({ record, digests }: Read, findings: ArchiveFindings): void {
  for (const object of record.objects) {
    const { path, sha256 } = object;
    if (path === null || sha256 === null || !digests.has(path)) continue;
    const now = digests.get(path) ?? null;
    if (now === sha256) continue;
    const message = now === null
      ? `${path} was fetched, and can no longer be read in the case folder. That says nothing about the bucket.`
      : `${path} is no longer the file that was fetched: its SHA-256 is another. The case folder was changed since; what is found in this file says nothing about the bucket.`;
    findings.add('changed-since-fetch', { message, ...dated(path), bundle: path, field: 'sha256', expected: sha256, ...(now === null ? {} : { actual: now }) });
  }
}

/** Evidence of what was done to the folder: it is kept, and nothing of it was verified. */
function tellSetAside({ record, digests }: Read, findings: ArchiveFindings): void {
  for (const { path, was, sha256, at } of record.setAside ?? []) {
    const now = digests.get(path) ?? null;
    const rest = sha256 === null ? 'What it was could not be read.' : now === null ? 'It can no longer be read there.' : now === sha256 ? 'It lies there as it was.' : 'It was changed again since.';
    const message = `${path} was set aside by a fetch at ${at}: it lay at ${was}, and was not what the record told. Who put it there is not known, and nothing of it was verified. ${rest}`;
    findings.add('not-in-case-record', { message, ...dated(was), bundle: path, ...(sha256 === null ? {} : { field: 'sha256', expected: sha256, ...(now === null || now === sha256 ? {} : { actual: now }) }) });
  }
}

function dated(path: string): { readonly date?: string } {
  const date = dateOfPath(path);
  return date === undefined ? {} : { date };
}

/** A version as a bucket names it. */
const versionText = (versionId: string | null): string => (versionId === null ? 'no version id' : `version ${versionId}`);
