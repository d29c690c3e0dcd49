/** Reads a whole address `s3://bucket/prefix`, as it is pasted; null for a bucket's bare name. */
export function readAddress(text: string): { readonly bucket: string; readonly prefix: string } | null {
  const match = /^s3:\/\/([^/]*)\/?(.*)$/is.exec(text.trim());
  return match === null ? null : { bucket: match[1] ?? '', prefix: match[2] ?? '' };
}
