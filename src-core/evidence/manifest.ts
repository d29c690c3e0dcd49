import { declaredInteger, declaredString } from './declared';
import type { Declared } from './declared';
import { parseDigest } from './digest';
import type { Digest } from './digest';
import { readMembers } from './entry-reader';
import { parseInstant } from './instant';
import type { Instant } from './instant';
import type { Sequence } from './sequence';

/** What an export's manifest declares about its bundle (seed 000). Every field may be missing. */
export type Manifest = {
  readonly date: Declared<string>;
  readonly fromSequence: Declared<Sequence>;
  readonly toSequence: Declared<Sequence>;
  readonly entryCount: Declared<Sequence>;
  readonly bundleSha256: Declared<Digest>;
  readonly exportedAt: Declared<Instant>;
};

/** Longest manifest, in bytes. */
export const MAX_MANIFEST = 2 ** 20;

/** Decodes a manifest from its file's bytes, or says in a clause why it cannot. Does not compare it with anything. */
export function decodeManifest(bytes: Uint8Array): { readonly manifest: Manifest } | { readonly fault: string } {
  if (bytes.length > MAX_MANIFEST) return { fault: `it is longer than ${MAX_MANIFEST} bytes` };
  const read = readMembers(bytes);
  if ('fault' in read) return read;
  const { window } = read;
  const value = (name: string) => read.members.find((member) => member.name === name)?.value;
  return {
    manifest: {
      date: declaredString(window, value('date'), (text) => text),
      fromSequence: declaredInteger(window, value('fromSequence')),
      toSequence: declaredInteger(window, value('toSequence')),
      entryCount: declaredInteger(window, value('entryCount')),
      bundleSha256: declaredString(window, value('bundleSha256'), parseDigest),
      exportedAt: declaredString(window, value('exportedAt'), parseInstant),
    },
  };
}

/** True for what looks like a manifest: it names a bundle's digest and has no entries. Tells two dropped files apart. */
export function looksLikeManifest(bytes: Uint8Array): boolean {
  const read = bytes.length > MAX_MANIFEST ? { fault: 'long' } : readMembers(bytes);
  if ('fault' in read) return false;
  const names = new Set(read.members.map((member) => member.name));
  return names.has('bundleSha256') && !names.has('entries') && !names.has('data');
}
