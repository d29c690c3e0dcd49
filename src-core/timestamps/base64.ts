const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/**
 * The bytes of base64 text (RFC 4648, 4): standard alphabet, padded, spare bits zero. Line ends between are passed over,
 * as in MIME and PEM. Undefined for anything else.
 */
export function parseBase64(written: string): Uint8Array | undefined {
  const text = written.replace(/[\r\n]/g, '');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0 || text.length === 0) return undefined;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    if (i % 4 === 1) bytes[at++] = (bits >>> 4) & 0xff;
    else if (i % 4 === 2) bytes[at++] = (bits >>> 2) & 0xff;
    else if (i % 4 === 3) bytes[at++] = bits & 0xff;
  }
  const spare = padding === 2 ? bits & 0x0f : padding === 1 ? bits & 0x03 : 0;
  return spare === 0 ? bytes : undefined;
}
