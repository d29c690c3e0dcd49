import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { BucketCredentials, BucketSource } from '#core/contract';

import { folder, write } from '../verification/testing/evidence.fixture';
import { isAirGapped } from './air-gap';
import { settleSource } from './settle-source';

const here = folder();
mkdirSync(join(here, 'aws'));
const CONFIG = write(
  join(here, 'aws/config'),
  `# a comment
[default]
region = eu-west-1
[profile acme]
region=eu-central-1 ; Frankfurt
endpoint_url = https://objects.acme.example/
s3 =
  addressing_style = path
[profile split]
services = storage
endpoint_url = https://wrong.example
[services storage]
dynamodb =
  endpoint_url = https://dynamo.example
s3 =
  endpoint_url = https://storage.example:8443/s3
`,
);
const CREDENTIALS = write(join(here, 'aws/credentials'), '[only-keys]\naws_access_key_id = A\naws_secret_access_key = B\n');
const FILES = { AWS_CONFIG_FILE: CONFIG, AWS_SHARED_CREDENTIALS_FILE: CREDENTIALS };

const source = (credentials: BucketCredentials, more: Partial<BucketSource> = {}): BucketSource => ({ endpoint: null, region: null, bucket: 'b', prefix: '', pathStyle: false, ca: null, credentials, ...more });
const profile = (name: string | null): BucketCredentials => ({ kind: 'profile', profile: name });
const TYPED: BucketCredentials = { kind: 'typed', accessKeyId: 'A', secretAccessKey: 'B' };

describe('where a bucket is', () => {
  test.each([
    ["says a profile's endpoint_url", source(profile('acme')), {}, 'https://objects.acme.example', 'eu-central-1'],
    ["says its section of services before that", source(profile('split')), {}, 'https://storage.example:8443/s3', 'us-east-1'],
    ['says nobody for a profile with keys alone', source(profile('only-keys')), {}, null, 'us-east-1'],
    ['says the default profile', source(profile(null)), {}, null, 'eu-west-1'],
    ['says the profile that the environment names', source(profile(null)), { AWS_PROFILE: 'acme' }, 'https://objects.acme.example', 'eu-central-1'],
    ['says the environment before the profile', source(profile('acme')), { AWS_ENDPOINT_URL: 'http://127.0.0.1:9000', AWS_REGION: 'x-1' }, 'http://127.0.0.1:9000', 'x-1'],
    ["says the environment's word for S3 before that for all", source({ kind: 'anonymous' }), { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_S3: 'http://s3' }, 'http://s3', 'us-east-1'],
    ['says the call before all others', source(profile('acme'), { endpoint: 'https://named.example', region: 'y-1' }), { AWS_ENDPOINT_URL: 'http://all', AWS_REGION: 'x-1' }, 'https://named.example', 'y-1'],
    ['says nothing but what was typed, where keys were', source(TYPED), { AWS_ENDPOINT_URL: 'http://all', AWS_REGION: 'x-1' }, null, 'us-east-1'],
  ])('%s', (_, given, environment, endpoint, region) => {
    expect(settleSource(given, { ...FILES, ...environment })).toMatchObject({ endpoint, region });
  });

  test('cannot be said by a profile that is not there', () => {
    expect(() => settleSource(source(profile(null)), { AWS_CONFIG_FILE: CREDENTIALS, AWS_SHARED_CREDENTIALS_FILE: CREDENTIALS })).toThrow('No keys were found: neither AWS_ACCESS_KEY_ID in the environment');
    expect(() => settleSource(source(profile('nobody')), FILES)).toThrow(expect.objectContaining({ code: 's3-credentials', message: 'There is no profile "nobody" in this machine\'s AWS files.' }));
  });

  test.each(['nowhere', 'ftp://host', 'https://user:password@host', 'https://host/?x=1', 'https://host/#x', ''])('is no endpoint: %j', (endpoint) => {
    expect(() => settleSource(source(TYPED, { endpoint }))).toThrow('The endpoint is no address of the form https://HOST[:PORT]');
  });

  test('is no region that could be another host', () => expect(() => settleSource(source(TYPED, { region: 'x.evil.example/' }))).toThrow('This is no region'));
});

describe('the network', () => {
  test.each([['1', true], ['true', true], ['yes', true], ['ture', true], ['0', false], ['false', false], ['', false], [undefined, false]])('TAMPERSCOPE_AIR_GAPPED=%s closes it: %s', (value, closed) => {
    expect(isAirGapped({ TAMPERSCOPE_AIR_GAPPED: value })).toBe(closed);
  });
});
