import { nameUnseen } from '#core/words';

/**
 * Exit codes. The first five are the contract's (section 7); the others, two of sysexits.h and a shell's own for Ctrl+C,
 * are for calls that end without a verdict through no fault of the evidence or the words: they must be neither 0 nor
 * "failed".
 */
export const EXIT = { passed: 0, failed: 1, indeterminate: 2, unreadable: 3, usage: 64, defect: 70, notWritten: 74, interrupted: 130 } as const;

/** Exit codes of a question put to evidence: that it was answered says nothing of whether the evidence is intact. */
export const LOOKUP_EXIT = { answered: 0, notFound: 1, unreadable: 3 } as const;

/** Exit codes of a comparison: whether either copy is intact is another question. */
export const COMPARE_EXIT = { same: 0, different: 1, unreadable: 3 } as const;

/** Says on standard error what is wrong with the call, and gives the exit code for it. */
export function wrongUsage(sentence: string): number {
  process.stderr.write(`tamperscope: ${nameUnseen(sentence)}\n`);
  return EXIT.usage;
}
