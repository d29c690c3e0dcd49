import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { BucketSource } from '#core/contract';

import { profileIn } from './aws-files';
import type { Profile } from './aws-files';
import { BucketProblem } from './bucket';

/** A source whose endpoint, region and profile are decided. */
export type SettledSource = BucketSource & { readonly region: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides what a source leaves open. What was typed or named goes first; then, but for typed keys, the environment
 * (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`; `AWS_REGION`, `AWS_DEFAULT_REGION`); then, for a profile, what that says.
 * Without a region `us-east-1`. Throws BucketProblem for a profile that is not there and for an endpoint that is no
 * address, or that holds a password.
 */
export function settleSource(source: BucketSource, environment: Environment = process.env): SettledSource {
  const { credentials } = source;
  const open = credentials.kind === 'typed' ? {} : environment;
  const named = credentials.kind === 'profile' ? (credentials.profile ?? given(environment['AWS_PROFILE'])) : null;
  const name = credentials.kind === 'profile' ? (named ?? 'default') : null;
  const profile = name === null ? NOTHING : readProfile(name, environment);
  if (profile === undefined) throw named === null ? noKeys() : new BucketProblem('s3-credentials', 'final', `There is no profile "${named}" in this machine's AWS files.`);
  const endpoint = source.endpoint ?? given(open['AWS_ENDPOINT_URL_S3']) ?? given(open['AWS_ENDPOINT_URL']) ?? profile.endpoint;
  const region = source.region ?? given(open['AWS_REGION']) ?? given(open['AWS_DEFAULT_REGION']) ?? profile.region ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,64}$/.test(region)) throw new BucketProblem('s3-elsewhere', 'final', `This is no region: "${region}".`);
  return {
    ...source,
    endpoint: endpoint === null ? null : parseEndpoint(endpoint),
    region,
    credentials: name === null ? credentials : { kind: 'profile', profile: name },
  };
}

const NOTHING: Profile = { endpoint: null, region: null };

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

const noKeys = (): BucketProblem => new BucketProblem('s3-credentials', 'final', 'No keys were found: neither AWS_ACCESS_KEY_ID in the environment, nor a profile "default" in this machine\'s AWS files. Name a profile, or ask without keys if the bucket is public.');

function readProfile(name: string, environment: Environment): Profile | undefined {
  const file = (variable: string, usual: string): string => textOf(given(environment[variable]) ?? join(homedir(), '.aws', usual));
  return profileIn(name, file('AWS_CONFIG_FILE', 'config'), file('AWS_SHARED_CREDENTIALS_FILE', 'credentials'));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** An address without path's end slash. A password in it would be a secret in the record. */
function parseEndpoint(text: string): string {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw noAddress();
  }
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!bare || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw noAddress();
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

const noAddress = (): BucketProblem => new BucketProblem('s3-unreachable', 'final', 'The endpoint is no address of the form https://HOST[:PORT], without user, password, ? and #.');
