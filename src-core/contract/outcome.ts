/** Why a bucket gives nothing (docs/format/case.md). */
export type BucketFailure =
  | 'air-gapped'
  | 's3-refused'
  | 's3-not-found'
  | 's3-elsewhere'
  | 's3-changed'
  | 's3-damaged'
  | 's3-untrusted'
  | 's3-unreachable'
  | 's3-interrupted'
  | 's3-clock'
  | 's3-busy'
  | 's3-credentials'
  | 's3-answer';

/**
 * Work that could not be done: neither wrong evidence (a finding) nor our own mistake (a defect).
 * `sentence` says what happened and what to do, for a person; `detail` is for the curious, and optional.
 */
export type Failure = {
  readonly code:
    | 'nothing-open'
    | 'evidence-changed'
    | 'evidence-gone'
    | 'worker-died'
    | 'not-found'
    | 'unreadable-file'
    | 'too-many-files'
    | 'identity-unreadable'
    | 'wrong-passphrase'
    | 'passphrase-needed'
    | 'write-failed'
    | 'bad-request'
    | BucketFailure
    | 'case-folder-unusable'
    | 'case-folder-busy'
    | 'cancelled'
    | 'defect';
  readonly sentence: string;
  readonly detail?: string;
};

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = <T = never>(code: Failure['code'], sentence: string, detail?: string): Outcome<T> => ({
  ok: false,
  failure: detail === undefined ? { code, sentence } : { code, sentence, detail },
});
