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
  const name = credentials.kind === 'profile' ? (credentials.profile ?? given(environment['AWS_PROFILE']) ?? 'default') : null;
  const profile = name === null ? NOTHING : readProfile(name, environment);
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

function readProfile(name: string, environment: Environment): Profile {
  const file = (variable: string, usual: string): string => textOf(given(environment[variable]) ?? join(homedir(), '.aws', usual));
  const profile = profileIn(name, file('AWS_CONFIG_FILE', 'config'), file('AWS_SHARED_CREDENTIALS_FILE', 'credentials'));
  if (profile === undefined) throw new BucketProblem('s3-credentials', 'final', `There is no profile "${name}" in this machine's AWS files.`);
  return profile;
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
