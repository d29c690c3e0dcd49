import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { BucketProblem } from './bucket';
import { problemOf } from './s3-problem';

const BUCKET = { bucket: 'acme', host: 's3.example', key: null };
const OBJECT = { ...BUCKET, key: 'a/2026-05-06/bundle.json' };

/** As the library throws what a server answered. */
const answered = (name: string, status: number, more: object = {}): Error => Object.assign(new Error('the server says: secret AKIAEXAMPLE'), { name, $metadata: { httpStatusCode: status }, ...more });
/** As the system below it says that there was no answer. */
const system = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

describe('what a server answers becomes a code and a sentence', () => {
  test.each([
    ['a key that nobody knows', answered('InvalidAccessKeyId', 403), 's3-refused', 'final', 'does not know this access key (InvalidAccessKeyId)'],
    ['a wrong secret', answered('SignatureDoesNotMatch', 403), 's3-refused', 'final', 'refuses the signature (SignatureDoesNotMatch)'],
    ['a token that has expired', answered('ExpiredToken', 400), 's3-refused', 'final', 'refuses the session token (ExpiredToken)'],
    ['a bucket that may not be read', answered('AccessDenied', 403), 's3-refused', 'final', 's3.example refuses to give the bucket "acme" (AccessDenied, HTTP 403)'],
    ['a bucket that is not there', answered('NoSuchBucket', 404), 's3-not-found', 'final', 'There is no bucket "acme" at s3.example (NoSuchBucket).'],
    ['a name that no bucket has', answered('InvalidBucketName', 400), 's3-not-found', 'final', 'This cannot be the name of a bucket: "acme"'],
    ['another region, named', answered('PermanentRedirect', 301, { $response: { headers: { 'x-amz-bucket-region': 'eu-central-1' } } }), 's3-elsewhere', 'final', 'lies in the region eu-central-1'],
    ['another region, not named', answered('AuthorizationHeaderMalformed', 400), 's3-elsewhere', 'final', 'lies in another region'],
    ['a clock that is wrong', answered('RequestTimeTooSkewed', 403), 's3-clock', 'again', 'The clock of this machine and that of s3.example differ too far'],
    ['too much at once', answered('SlowDown', 503), 's3-busy', 'again', 's3.example cannot answer now (SlowDown, HTTP 503).'],
    ['its own mistake', answered('InternalError', 500), 's3-busy', 'again', 'cannot answer now'],
    ['a call that it does not know', answered('NotImplemented', 501), 's3-answer', 'final', 'did not answer as S3 does (NotImplemented, HTTP 501)'],
    ['a web page', Object.assign(new SyntaxError('Unexpected token <'), { $response: { statusCode: 200 } }), 's3-answer', 'final', 's3.example did not answer as S3 does (HTTP 200). Check the endpoint.'],
  ])('%s', (_, error, code, nature, sentence) => {
    const problem = problemOf(error, BUCKET);
    expect([problem.code, problem.nature]).toEqual([code, nature]);
    expect(problem.message).toContain(sentence);
  });

  test.each([
    ['an object that may not be read', answered('AccessDenied', 403), 's3-refused', 'refuses to give the object a/2026-05-06/bundle.json'],
    ['an object that is gone', answered('NoSuchKey', 404), 's3-not-found', 'The object is no longer in the bucket (NoSuchKey)'],
    ['an object that changed', answered('PreconditionFailed', 412), 's3-changed', 'The object changed after it was listed: a/2026-05-06/bundle.json'],
    ['an object that is shorter', answered('InvalidRange', 416), 's3-changed', 'no longer as long as it was listed'],
    ['an object in cold storage', answered('InvalidObjectState', 403), 's3-refused', 'must be restored first'],
  ])('%s does not end the others', (_, error, code, sentence) => {
    const problem = problemOf(error, OBJECT);
    expect([problem.code, problem.nature]).toEqual([code, 'object']);
    expect(problem.message).toContain(sentence);
  });
});

describe('that there is no answer becomes one, too', () => {
  test.each([
    ['ENOTFOUND', 's3-unreachable', 'final', 'There is no host of this name: s3.example'],
    ['ECONNREFUSED', 's3-unreachable', 'again', 'refuses the connection'],
    ['EAI_AGAIN', 's3-unreachable', 'again', 'cannot be reached (EAI_AGAIN)'],
    ['ECONNRESET', 's3-interrupted', 'again', 'was cut (ECONNRESET)'],
    ['ETIMEDOUT', 's3-unreachable', 'again', 's3.example does not answer.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 's3-untrusted', 'final', 'an authority that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 's3-untrusted', 'final', 'an authority that is not trusted'],
    ['CERT_HAS_EXPIRED', 's3-untrusted', 'final', 'is not valid today'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 's3-untrusted', 'final', 'made out to another name'],
    ['EPROTO', 's3-untrusted', 'final', 'does not speak TLS as it should'],
  ])('%s', (system_, code, nature, sentence) => {
    const problem = problemOf(system(system_), BUCKET);
    expect([problem.code, problem.nature]).toEqual([code, nature]);
    expect(problem.message).toContain(sentence);
  });

  test('no credentials', () => expect(problemOf(Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' }), BUCKET)).toMatchObject({ code: 's3-credentials', nature: 'final' }));
});

test("no sentence holds the server's own words, whatever it throws", () => {
  const secret = 'SECRET-WORDS';
  const words = fc.constantFrom(secret, `x ${secret}`, `<${secret}>`);
  const thrown = fc.oneof(
    words,
    fc.record({ name: fc.oneof(words, fc.constant('AccessDenied')), message: words, code: fc.option(words), $metadata: fc.record({ httpStatusCode: fc.oneof(fc.integer(), words) }), Region: words, $response: fc.record({ headers: fc.record({ 'x-amz-bucket-region': words }) }) }),
    fc.anything(),
  );
  fc.assert(
    fc.property(thrown, fc.constantFrom(BUCKET, OBJECT), (error, asked) => {
      const problem = problemOf(error, asked);
      expect(problem).toBeInstanceOf(BucketProblem);
      expect(problem.message).not.toContain(secret);
    }),
  );
});
