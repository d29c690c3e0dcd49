import { CASE_ASIDE, CASE_SCHEMA } from '#core/contract';
import type { CaseObject, CaseRecord, CaseSource, SetAside } from '#core/contract';
import { parseDigest, parseInstant } from '#core/evidence';

import { CaseRecordReader } from './case-record-reader';
import type { Flat, RecordTaker, Scalar } from './case-record-reader';

/** Most objects of a record. */
const MOST_OBJECTS = 200_000;

const NAMES = new Set([
  'kind', 'endpoint', 'region', 'bucket', 'prefix', 'pathStyle', 'versioning', 'credentials', 'listedAt', 'fetchedAt',
  'key', 'versionId', 'isLatest', 'deleteMarker', 'etag', 'size', 'lastModified', 'sse', 'lockMode', 'retainUntil', 'legalHold', 'path', 'sha256', 'state', 'why', 'was', 'at',
]);

/**
 * The case record that these pieces of its file make up, or a clause that says why they are none (docs/format/case.md):
 * strict JSON, every member there and of its form, at most 200,000 objects and as many files set aside, no two in one place,
 * no path that leads out of the folder, and a path and a digest exactly where an object was fetched. What the record says is not checked
 * against anything here.
 */
export function readCaseRecord(pieces: Iterable<Uint8Array>): { readonly record: CaseRecord } | { readonly fault: string } {
  const draft = new Draft();
  const reader = new CaseRecordReader(NAMES, draft);
  for (const piece of pieces) {
    const fault = reader.write(piece);
    if (fault !== undefined) return { fault };
  }
  const fault = reader.end();
  return fault === undefined ? draft.whole() : { fault };
}

/** A record as it comes in. */
class Draft implements RecordTaker {
  private hasSchema = false;
  private from: CaseSource | undefined;
  private readonly objects: CaseObject[] = [];
  private readonly aside: SetAside[] = [];
  private readonly places = new Set<string>();

  schema(value: Scalar): string | undefined {
    this.hasSchema = value.kind === 'string' && value.text === CASE_SCHEMA;
    return this.hasSchema ? undefined : `its schema is not ${CASE_SCHEMA}`;
  }

  source(members: Flat): string | undefined {
    const get = new Getter(members);
    this.from = decodeSource(get);
    return get.fault === undefined ? undefined : `its source: ${get.fault}`;
  }

  object(members: Flat): string | undefined {
    if (this.objects.length >= MOST_OBJECTS) return `it lists more than ${MOST_OBJECTS} objects`;
    const get = new Getter(members);
    const object = decodeObject(get);
    const fault = get.fault ?? whyNotSound(object) ?? this.whyNotAlone(object);
    this.objects.push(object);
    return fault === undefined ? undefined : `object ${this.objects.length}: ${fault}`;
  }

  setAside(members: Flat): string | undefined {
    if (this.aside.length >= MOST_OBJECTS) return `it lists more than ${MOST_OBJECTS} files that were set aside`;
    const get = new Getter(members);
    const one = { path: get.path('path'), was: get.path('was'), sha256: get.isNull('sha256') ? null : get.digest('sha256'), at: get.time('at') };
    // Elsewhere it could be a bundle that is verified, and must not be told as none.
    const isAside = one.path.startsWith(`${CASE_ASIDE}/`) && /\.\d+$/.test(one.path);
    const fault = get.fault ?? (isAside ? this.whyNotAlone(one) : '"path" does not lie where files are set aside');
    this.aside.push(one);
    return fault === undefined ? undefined : `file ${this.aside.length} that was set aside: ${fault}`;
  }

  whole(): { readonly record: CaseRecord } | { readonly fault: string } {
    if (!this.hasSchema || this.from === undefined) return { fault: `it has no ${this.hasSchema ? 'source' : 'schema'}` };
    return { record: { schema: CASE_SCHEMA, source: this.from, objects: this.objects, ...(this.aside.length === 0 ? {} : { setAside: this.aside }) } };
  }

  /** Disks that do not tell cases apart would lay two such objects in one place. */
  private whyNotAlone({ path }: Pick<CaseObject, 'path'>): string | undefined {
    if (path === null) return undefined;
    const place = path.toLowerCase();
    if (this.places.has(place)) return '"path" is that of another object';
    this.places.add(place);
    return undefined;
  }
}

function decodeSource(get: Getter): CaseSource {
  return {
    kind: get.oneOf('kind', ['s3']),
    endpoint: get.textOrNull('endpoint'),
    region: get.text('region'),
    bucket: get.text('bucket'),
    prefix: get.text('prefix'),
    pathStyle: get.truth('pathStyle'),
    versioning: get.oneOf('versioning', ['enabled', 'suspended', 'off', 'unknown']),
    credentials: get.oneOf('credentials', ['profile', 'environment', 'typed', 'anonymous']),
    listedAt: get.time('listedAt'),
    fetchedAt: get.timeOrNull('fetchedAt'),
  };
}

function decodeObject(get: Getter): CaseObject {
  return {
    key: get.text('key'),
    versionId: get.textOrNull('versionId'),
    isLatest: get.truth('isLatest'),
    deleteMarker: get.truth('deleteMarker'),
    etag: get.textOrNull('etag'),
    size: get.size('size'),
    lastModified: get.timeOrNull('lastModified'),
    sse: get.textOrNull('sse'),
    lockMode: get.isNull('lockMode') ? null : get.oneOf('lockMode', LOCK_MODES),
    retainUntil: get.timeOrNull('retainUntil'),
    legalHold: get.isNull('legalHold') ? null : get.truth('legalHold'),
    path: get.isNull('path') ? null : get.path('path'),
    sha256: get.isNull('sha256') ? null : get.digest('sha256'),
    state: get.oneOf('state', ['fetched', 'not-fetched', 'not-asked']),
    why: get.textOrNull('why'),
  };
}

const LOCK_MODES = ['GOVERNANCE', 'COMPLIANCE'] as const;

function whyNotSound({ state, deleteMarker, path, sha256 }: CaseObject): string | undefined {
  const isHere = state === 'fetched';
  if (isHere && deleteMarker) return 'a delete marker cannot be fetched';
  return (path !== null) === isHere && (sha256 !== null) === isHere ? undefined : '"path" and "sha256" stand where an object was fetched, and nowhere else';
}

/** Takes members by name and form; what has not its form is replaced by anything, and `fault` says so. */
class Getter {
  fault: string | undefined;
  private readonly members: Flat;

  constructor(members: Flat) {
    this.members = members;
  }

  isNull(name: string): boolean {
    const value = this.members.get(name);
    return value?.kind === 'literal' && value.text === 'null';
  }

  text(name: string): string {
    const value = this.members.get(name);
    return value?.kind === 'string' ? value.text : this.not(name, '');
  }

  textOrNull(name: string): string | null {
    return this.isNull(name) ? null : this.text(name);
  }

  truth(name: string): boolean {
    const value = this.members.get(name);
    return value?.kind === 'literal' && value.text !== 'null' ? value.text === 'true' : this.not(name, false);
  }

  oneOf<const T extends string>(name: string, known: readonly [T, ...T[]]): T {
    const text = this.text(name);
    return known.find((one) => one === text) ?? this.not(name, known[0]);
  }

  time(name: string): string {
    const text = this.text(name);
    return parseInstant(text) === undefined ? this.not(name, '') : text;
  }

  timeOrNull(name: string): string | null {
    return this.isNull(name) ? null : this.time(name);
  }

  size(name: string): number {
    const value = this.members.get(name);
    const size = value?.kind === 'number' && /^\d{1,16}$/.test(value.text) ? Number(value.text) : NaN;
    return Number.isSafeInteger(size) ? size : this.not(name, 0);
  }

  digest(name: string): string {
    return parseDigest(this.text(name)) ?? this.not(name, '');
  }

  /** Below the folder, with forward slashes: a record from elsewhere must not have other files read. */
  path(name: string): string {
    const text = this.text(name);
    const isBelow = text.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !UNSAFE.test(text);
    return isBelow ? text : this.not(name, '');
  }

  private not<T>(name: string, instead: T): T {
    this.fault ??= `"${name}" has not the form of a case record's, or is missing`;
    return instead;
  }
}

/** Backslashes, colons (drives and streams of Windows) and what draws nothing. */
const UNSAFE = /[\\:\p{Cc}]/u;
