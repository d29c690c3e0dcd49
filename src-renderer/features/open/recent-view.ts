import type { RecentEvidence } from '#core/contract';

export type RecentView = { readonly id: string; readonly name: string; readonly folder: string; readonly opened: string; readonly isArchive: boolean };

/** The time is given in UTC to the minute, as everywhere in the window: an examiner's notes must not depend on a time zone. */
export function toRecentView({ id, name, folder, openedAt, isArchive }: RecentEvidence): RecentView {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(openedAt);
  return { id, name, folder, isArchive, opened: match === null ? '' : `${match[1] ?? ''} ${match[2] ?? ''} UTC` };
}
