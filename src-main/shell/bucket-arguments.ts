import type { BucketCredentials, BucketSource } from '#core/contract';

import { parseArchiveOptions } from './archive-arguments';
import { readOptions, wrong } from './read-options';
import type { NoCall } from './read-options';

/** Where an archive in a bucket is fetched from, and the folder its objects stay in; null: in none. */
export type BucketCall = { readonly source: BucketSource; readonly caseFolder: string | null };

/** `fetch`: the objects, and no verdict. */
export type FetchCall = { readonly source: BucketSource; readonly caseFolder: string; readonly from: string | null; readonly to: string | null; readonly json: boolean };

type Parsed = { readonly kind: 'fetch'; readonly call: FetchCall } | NoCall;
type Environment = Readonly<Record<string, string | undefined>>;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

/** Options of a bucket. Keys are none of them: what stands in a call is seen by everybody on the machine. */
export const BUCKET_OPTIONS = { endpoint: TEXT, region: TEXT, 'path-style': FLAG, profile: TEXT, anonymous: FLAG, ca: TEXT, 'case-folder': TEXT } as const;

export const FETCH_USAGE = '       tamperscope fetch s3://BUCKET/PREFIX --case-folder DIR [options of a bucket] [--from DATE] [--to DATE] [--json]\n';

export const BUCKET_USAGE = `  --endpoint URL          of an archive in a bucket (s3://BUCKET/PREFIX): the server, if it is not Amazon's
    --region R, --path-style, --ca FILE.pem  its region, its way of naming buckets, the authorities to trust
    --profile P, --anonymous  whose keys: a profile's, or none (else AWS_PROFILE, the environment's, the default profile)
    --case-folder DIR     keep the objects in this folder, and fetch only what is not there yet
`;

type Values = { readonly [K in keyof typeof BUCKET_OPTIONS]?: ((typeof BUCKET_OPTIONS)[K] extends typeof FLAG ? boolean : string) | undefined };

const isBucketAddress = (evidence: string): boolean => /^s3:/i.test(evidence);

/** The address of an archive in a bucket. */
export const addressOf = ({ bucket, prefix }: BucketSource): string => `s3://${bucket}/${prefix}`;

/** Reads an address s3://BUCKET/PREFIX with its options; null for other evidence without any. Wrong ones are told in a sentence. */
export function parseBucket(evidence: string, values: Values, environment: Environment = process.env): BucketCall | null | string {
  const given = NAMES.filter((name) => values[name] !== undefined);
  if (!isBucketAddress(evidence)) return given[0] === undefined ? null : `--${given[0]} belongs to an archive in a bucket: s3://BUCKET/PREFIX.`;
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/is.exec(evidence) ?? [];
  if (bucket === undefined) return `An archive in a bucket is named s3://BUCKET/PREFIX. Given: "${evidence}".`;
  const empty = given.find((name) => values[name] === '');
  if (empty !== undefined) return `--${empty} needs a value.`;
  if (values.profile !== undefined && values.anonymous === true) return '--profile and --anonymous exclude each other.';
  const { endpoint = null, region = null, ca = null, 'case-folder': caseFolder = null } = values;
  const source = { endpoint, region, bucket, prefix, pathStyle: values['path-style'] === true, ca, credentials: credentialsOf(values, environment) };
  return { source, caseFolder };
}

const NAMES = ['endpoint', 'region', 'path-style', 'profile', 'anonymous', 'ca', 'case-folder'] as const;

/** As the producer's own tools choose: a profile that is named goes before keys of the environment. */
function credentialsOf({ profile, anonymous }: Values, environment: Environment): BucketCredentials {
  if (anonymous === true) return { kind: 'anonymous' };
  if (profile !== undefined) return { kind: 'profile', profile };
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  return !isSet('AWS_PROFILE') && isSet('AWS_ACCESS_KEY_ID') ? { kind: 'environment' } : { kind: 'profile', profile: null };
}

/** Reads the words of `fetch`; wrong ones are told in a sentence. */
export function parseFetch(words: readonly string[], environment?: Environment): Parsed {
  const options = { ...BUCKET_OPTIONS, from: TEXT, to: TEXT, json: FLAG, help: { ...FLAG, short: 'h' } } as const;
  const read = readOptions(words, options);
  if (read.kind !== 'read') return read;
  const { values, positionals } = read;
  const [, evidence = '', ...more] = positionals;
  if (!isBucketAddress(evidence)) return wrong('fetch needs an archive in a bucket: fetch s3://BUCKET/PREFIX --case-folder DIR.');
  if (more.length > 0) return wrong(`One archive at a time: "${more[0] ?? ''}" is one too many.`);
  const bucket = parseBucket(evidence, values, environment);
  if (bucket === null || typeof bucket === 'string') return wrong(bucket ?? '');
  const dates = parseArchiveOptions(values);
  if (typeof dates === 'string') return wrong(dates);
  if (bucket.caseFolder === null) return wrong('fetch needs a folder to put the objects in: --case-folder DIR.');
  return { kind: 'fetch', call: { source: bucket.source, caseFolder: bucket.caseFolder, from: dates.from, to: dates.to, json: values.json === true } };
}
