/** A folder that cannot be a case folder, cannot be written, or is another fetch's now. The message is a sentence. */
export class CaseFolderError extends Error {
  readonly code: 'case-folder-unusable' | 'case-folder-busy';

  constructor(sentence: string, code: CaseFolderError['code'] = 'case-folder-unusable') {
    super(sentence);
    this.code = code;
  }
}

/** The system's word for what went wrong in the folder, as a sentence. */
export function asCaseFolderError(path: string, error: unknown): CaseFolderError {
  if (error instanceof CaseFolderError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CaseFolderError(`${SENTENCES[code] ?? `The case folder cannot be used (${code})`}: ${path}`);
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'The folder in which the case folder should lie does not exist',
  ENOTDIR: 'The case folder is a file',
  EACCES: 'The case folder may not be written: permission is denied',
  EPERM: 'The case folder may not be written: permission is denied',
  EROFS: 'The case folder lies on a disk that cannot be written',
  ENOSPC: 'The disk of the case folder is full',
  EDQUOT: 'The disk of the case folder is full',
  EMFILE: 'Too many files are open to write the case folder',
};
