import type { EntryDetail } from '#core/contract';

type Hash = NonNullable<EntryDetail['hash']>;

/**
 * Lines for a POSIX shell that print the recomputed hash. Long ones are broken only between arguments and behind a
 * backslash, so that text copied from a page with its line ends still computes the same: `printf %s` joins its arguments.
 */
export function shellLines(hash: Hash): readonly string[] {
  const parts = joinedParts(hash);
  if (parts === null) return [hash.shell];
  return ['printf %s \\', ...parts.map((part) => `  ${quote(part)} \\`), '  | sha256sum'];
}

/** The parts as arguments that concatenate to the preimage; null where they do not (raw bytes). */
function joinedParts({ parts, preimage, preimageIs }: Hash): readonly string[] | null {
  if (preimageIs !== 'text') return null;
  const texts = parts.map((part) => part.text);
  if (texts.join('') === preimage) return texts;
  const piped = texts.map((text, index) => (index === 0 ? text : `|${text}`));
  return piped.join('') === preimage ? piped : null;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
