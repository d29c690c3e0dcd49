import type { CaseObject, CaseRecord } from '#core/contract';
import { counted, nameUnseen } from '#core/words';

import { setAsideBy } from '../case/set-aside-words';

const SHOWN = 10;

/** One sentence or two: what of an archive in a bucket is here now. */
export function summariseFetch({ source, objects }: CaseRecord, where: string): string {
  const fetched = objects.filter(({ state }) => state === 'fetched');
  const bytes = fetched.reduce((sum, { size }) => sum + size, 0);
  const older = fetched.filter(({ isLatest }) => !isLatest).length;
  const markers = objects.filter(({ deleteMarker }) => deleteMarker).length;
  const aside = objects.filter(({ state }) => state === 'not-asked').length - markers;
  const more = [
    older === 0 ? '' : counted(older, 'of them is an older version', 'of them are older versions'),
    markers === 0 ? '' : `${counted(markers, 'delete marker', 'delete markers')} in the bucket`,
    aside === 0 ? '' : `${counted(aside, 'other object was', 'other objects were')} not asked for`,
    source.versioning === 'off' || objects.some(({ isLatest, versionId }) => isLatest && versionId !== null) ? '' : 'older versions, if there are any, were not listed',
    source.endpoint?.startsWith('http:') === true ? 'the connection was not encrypted: on their way, anybody could read or change them' : '',
  ].filter((text) => text !== '');
  const from = nameUnseen(`s3://${source.bucket}/${source.prefix} at ${source.endpoint ?? `Amazon S3 (${source.region})`}`);
  return `${counted(fetched.length, 'object', 'objects')} (${counted(bytes, 'byte', 'bytes')}) from ${from} in ${nameUnseen(where)}${more.length === 0 ? '' : `; ${more.join(', ')}`}.`;
}

/** A line for each object that could not be had, the first ten of them; nothing where all came. */
export function summariseNotFetched({ objects }: CaseRecord): string {
  const missing = objects.filter(({ state }) => state === 'not-fetched');
  if (missing.length === 0) return '';
  const rest = missing.length > SHOWN ? [`  … ${missing.length - SHOWN} more`] : [];
  return `${[`tamperscope: ${counted(missing.length, 'object was', 'objects were')} not fetched, and nothing is known of what they hold:`, ...missing.slice(0, SHOWN).map(line), ...rest].join('\n')}\n`;
}

/** A line for each file that this fetch set aside, the first ten of them; nothing where there was none. */
export function summariseSetAside(record: CaseRecord): string {
  const files = setAsideBy(record);
  if (files.length === 0) return '';
  const rest = files.length > SHOWN ? [`  … ${files.length - SHOWN} more`] : [];
  const shown = files.slice(0, SHOWN).map(({ was, path }) => `  ${nameUnseen(was)} is now ${nameUnseen(path)}`);
  return `${[`tamperscope: ${counted(files.length, 'file of the case folder was', 'files of the case folder were')} not what the record tells, and set aside, unchanged:`, ...shown, ...rest].join('\n')}\n`;
}

const line = ({ key, why }: CaseObject): string => `  ${nameUnseen(key)}: ${nameUnseen(why ?? '')}`;
