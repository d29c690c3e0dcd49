/** A made identity as its file holds it. */
export type KeptIdentity = {
  /** DER. */
  readonly certificate: Buffer;
  /** Encrypted PKCS#8, PEM. */
  readonly key: string;
  readonly lock: { readonly by: 'system'; readonly sealed: Buffer } | { readonly by: 'passphrase'; readonly salt: Buffer };
};

/** Undefined for anything but a file that this version wrote. */
export function decodeKeptIdentity(text: string): KeptIdentity | undefined {
  const value = parse(text);
  if (!isRecord(value) || value['version'] !== 1 || typeof value['certificate'] !== 'string' || typeof value['key'] !== 'string') return undefined;
  const lock = decodeLock(value['lock']);
  return lock === undefined ? undefined : { certificate: Buffer.from(value['certificate'], 'base64'), key: value['key'], lock };
}

function decodeLock(value: unknown): KeptIdentity['lock'] | undefined {
  if (!isRecord(value)) return undefined;
  if (value['by'] === 'system' && typeof value['sealed'] === 'string') return { by: 'system', sealed: Buffer.from(value['sealed'], 'base64') };
  if (value['by'] === 'passphrase' && typeof value['salt'] === 'string') return { by: 'passphrase', salt: Buffer.from(value['salt'], 'base64') };
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
