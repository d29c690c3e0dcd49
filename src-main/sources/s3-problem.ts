import { BucketProblem } from './bucket';

/** What was asked, for the sentence: of the whole bucket, or of one of its objects. */
export type AskedOf = { readonly bucket: string; readonly host: string; readonly key: string | null };

/** What can be told from an error of the library or of the system below it. */
type Facts = { readonly name: string; readonly code: string; readonly status: number | undefined; readonly region: string | undefined };

/**
 * Why a call failed, in our own words: the server's are its own, and may quote keys and signatures. Decides by the name
 * that S3 gives the error, then by HTTP status, then by the system's code.
 */
export function problemOf(error: unknown, asked: AskedOf): BucketProblem {
  if (error instanceof BucketProblem) return error;
  const facts = factsOf(error);
  const said = saidByServer(facts, asked) ?? saidByStatus(facts, asked) ?? saidBySystem(facts, asked);
  return said ?? new BucketProblem('s3-answer', 'final', `${asked.host} did not answer as S3 does${told(facts)}. Check the endpoint.`);
}

function saidByServer(facts: Facts, { bucket, host, key }: AskedOf): BucketProblem | undefined {
  switch (facts.name) {
    case 'InvalidAccessKeyId':
      return new BucketProblem('s3-refused', 'final', `${host} does not know this access key (InvalidAccessKeyId). Check the key, and that it belongs to this service.`);
    case 'SignatureDoesNotMatch':
      return new BucketProblem('s3-refused', 'final', `${host} refuses the signature (SignatureDoesNotMatch): the secret key is wrong, or the region is.`);
    case 'ExpiredToken':
    case 'TokenRefreshRequired':
    case 'InvalidToken':
      return new BucketProblem('s3-refused', 'final', `${host} refuses the session token (${facts.name}). Ask for a new one.`);
    case 'RequestTimeTooSkewed':
      return new BucketProblem('s3-clock', 'again', `The clock of this machine and that of ${host} differ too far (RequestTimeTooSkewed). Set this machine's clock.`);
    case 'NoSuchBucket':
      return new BucketProblem('s3-not-found', 'final', `There is no bucket "${bucket}" at ${host} (NoSuchBucket).`);
    case 'InvalidBucketName':
      return new BucketProblem('s3-not-found', 'final', `This cannot be the name of a bucket: "${bucket}" (InvalidBucketName).`);
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return new BucketProblem('s3-elsewhere', 'final', `The bucket "${bucket}" lies in ${facts.region === undefined ? 'another region' : `the region ${facts.region}`} (${facts.name}). Name that region.`);
    case 'NoSuchKey':
    case 'NoSuchVersion':
      return new BucketProblem('s3-not-found', 'object', `The object is no longer in the bucket (${facts.name}): ${key ?? ''}`);
    case 'InvalidObjectState':
      return new BucketProblem('s3-refused', 'object', `The object lies in cold storage and must be restored first (InvalidObjectState): ${key ?? ''}`);
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return new BucketProblem('s3-credentials', 'final', 'No usable credentials were found: the profile or the environment names none, or they have expired.');
    default:
      return undefined;
  }
}

function saidByStatus(facts: Facts, { bucket, host, key }: AskedOf): BucketProblem | undefined {
  const { status } = facts;
  const what = key === null ? `the bucket "${bucket}"` : `the object ${key}`;
  if (status === 401 || status === 403) return new BucketProblem('s3-refused', key === null ? 'final' : 'object', `${host} refuses to give ${what}${told(facts)}: these credentials may not read it.`);
  if (status === 404) return new BucketProblem('s3-not-found', key === null ? 'final' : 'object', `${host} does not have ${what}${told(facts)}.`);
  if (status === 412) return new BucketProblem('s3-changed', 'object', `The object changed after it was listed: ${key ?? ''}`);
  if (status === 416) return new BucketProblem('s3-changed', 'object', `The object is no longer as long as it was listed: ${key ?? ''}`);
  if (status === 301 || status === 307) return new BucketProblem('s3-elsewhere', 'final', `The bucket "${bucket}" lies elsewhere${told(facts)}. Name its region or its endpoint.`);
  if (status !== undefined && (status === 429 || status >= 500) && status !== 501) return new BucketProblem('s3-busy', 'again', `${host} cannot answer now${told(facts)}.`);
  return undefined;
}

const TLS = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

function saidBySystem(facts: Facts, { host }: AskedOf): BucketProblem | undefined {
  const { code } = facts;
  if (code === 'ENOTFOUND') return new BucketProblem('s3-unreachable', 'final', `There is no host of this name: ${host}. Check the endpoint, and that this machine is on the network.`);
  if (code === 'ECONNREFUSED') return new BucketProblem('s3-unreachable', 'again', `${host} refuses the connection: nothing answers at this port.`);
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENETDOWN', 'EHOSTDOWN'].includes(code)) return new BucketProblem('s3-unreachable', 'again', `${host} cannot be reached (${code}). Check the network.`);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return new BucketProblem('s3-untrusted', 'final', `The certificate of ${host} is made out to another name. The connection was not opened.`);
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return new BucketProblem('s3-untrusted', 'final', `The certificate of ${host} is not valid today (${code}). The connection was not opened.`);
  if (TLS.test(code)) return new BucketProblem('s3-untrusted', 'final', `The certificate of ${host} comes from an authority that is not trusted (${code}). The connection was not opened. Name the authority's certificate if you trust it.`);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) return new BucketProblem('s3-untrusted', 'final', `${host} does not speak TLS as it should (${code}). Check whether the endpoint is http or https.`);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED') return new BucketProblem('s3-interrupted', 'again', `The connection to ${host} was cut (${code}).`);
  if (facts.name === 'TimeoutError' || code === 'ETIMEDOUT') return new BucketProblem('s3-unreachable', 'again', `${host} does not answer.`);
  return undefined;
}

/** The server's name for it and the status, where they are harmless. */
function told({ name, status }: Facts): string {
  const words = [/^[A-Za-z]{3,40}$/.test(name) && !['Error', 'Unknown', 'UnknownError', 'TypeError', 'SyntaxError'].includes(name) ? name : '', status === undefined ? '' : `HTTP ${status}`].filter((word) => word !== '');
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function factsOf(error: unknown): Facts {
  const own = record(error);
  const metadata = record(own['$metadata']);
  const response = record(own['$response']);
  const region = text(record(response['headers'])['x-amz-bucket-region']) || text(own['Region']);
  const status = metadata['httpStatusCode'] ?? response['statusCode'];
  return {
    name: text(own['name']),
    code: text(own['code']) || text(record(own['cause'])['code']),
    status: typeof status === 'number' ? status : undefined,
    region: /^[a-z0-9-]{3,40}$/.test(region) ? region : undefined,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? Object.fromEntries(PICKED.map((key) => [key, Reflect.get(value, key) as unknown])) : {});

const PICKED = ['name', 'code', 'cause', 'Region', '$metadata', '$response', 'httpStatusCode', 'statusCode', 'headers', 'x-amz-bucket-region'];
