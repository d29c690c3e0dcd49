import { SUPPLIED_KINDS, isPathKind } from '#core/contract';
import type { BucketOrder, CaseDetails, Channel, EntryFilter, KeyChoice, Request, SigningChoice, SuppliedKind, SuppliedPathKind } from '#core/contract';

/** Decoders give the request a channel declares, or undefined for anything else. A page that sends it is not ours. */
type Decoder<T> = (value: unknown) => T | undefined;

const LONGEST_TEXT = 4096;
const MOST_PATHS = 1000;

export const decoders: { readonly [C in Channel]: Decoder<Request<C>> } = {
  'app:start': nothing,
  'evidence:choose': (value) => record(value, (r) => all({ folder: flag(r['folder']) })),
  'evidence:drop': (value) => record(value, ({ paths }) => {
    const known = list(paths, text);
    return known === undefined || known.length > MOST_PATHS ? undefined : { paths: known };
  }),
  'evidence:recent': (value) => record(value, ({ id }) => all({ id: text(id) })),
  'evidence:sample': (value) => record(value, ({ which }) => (which === 'intact' || which === 'broken' ? { which } : undefined)),
  'evidence:close': nothing,
  'evidence:again': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']) })),
  'supply:choose': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), kind: pathKind(r['kind']), folder: flag(r['folder']) })),
  'supply:head': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), head: text(r['head']) })),
  'supply:remove': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), kind: suppliedKind(r['kind']) })),
  'evidence:ask': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), start: text(r['start']), end: text(r['end']), tenant: text(r['tenant']) })),
  'evidence:page': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), filter: filter(r['filter']), from: whole(r['from']), count: whole(r['count']) })),
  'evidence:entry': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), position: whole(r['position']) })),
  'evidence:payload': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), position: whole(r['position']), first: whole(r['first'], -1), second: whole(r['second'], -1) })),
  'evidence:overview': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), slices: whole(r['slices']) })),
  'evidence:locate': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), sequence: text(r['sequence']) })),
  'evidence:next-sought': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), position: whole(r['position'], -1), backwards: flag(r['backwards']) })),
  'evidence:place-in': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), filter: filter(r['filter']), position: whole(r['position']) })),
  'evidence:search': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), prefix: text(r['prefix']) })),
  'evidence:search-stop': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']) })),
  'compare:choose': (value) => record(value, (r) => all({ folders: flag(r['folders']) })),
  'compare:bundles': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), a: whole(r['a']), b: whole(r['b']) })),
  'compare:again': (value) => record(value, (r) => all({ comparisonId: whole(r['comparisonId']) })),
  'compare:difference': (value) => record(value, (r) => all({ comparisonId: whole(r['comparisonId']), index: whole(r['index']) })),
  'compare:neighbour': (value) => record(value, (r) => all({ comparisonId: whole(r['comparisonId']), side: oneOf(r['side'], 'previous', 'next') })),
  'compare:open': (value) => record(value, (r) => all({ comparisonId: whole(r['comparisonId']), which: oneOf(r['which'], 'a', 'b') })),
  'compare:close': nothing,
  'archive:open-day': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), index: whole(r['index']) })),
  'archive:board': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']) })),
  'archive:day': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), index: whole(r['index']) })),
  'archive:order': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), newestFirst: flag(r['newestFirst']) })),
  'archive:stop': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']) })),
  'archive:ask': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), from: text(r['from']), to: text(r['to']) })),
  'archive:recipe': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), recipe: text(r['recipe']) })),
  'archive:digests': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), choose: oneOf(r['choose'], 'file', 'folder', 'none') })),
  'archive:again': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']) })),
  'bucket:choose': (value) => record(value, ({ what }) => (what === 'ca' || what === 'folder' ? { what } : undefined)),
  'bucket:fetch': bucketOrder,
  'bucket:stop': nothing,
  'bucket:open': nothing,
  'bucket:forget': (value) => record(value, ({ id }) => all({ id: text(id) })),
  'bucket:air-gap': (value) => record(value, (r) => all({ on: flag(r['on']) })),
  'report:identity': nothing,
  'report:export': (value) => record(value, (r) => all({ evidenceId: whole(r['evidenceId']), details: details(r['details']), signing: signing(r['signing']) })),
  'report:export-archive': (value) => record(value, (r) => all({ archiveId: whole(r['archiveId']), details: details(r['details']), signing: signing(r['signing']) })),
  'report:reveal': (value) => record(value, ({ reportId }) => all({ reportId: text(reportId) })),
  'clipboard:write': (value) => record(value, (r) => (typeof r['text'] === 'string' && r['text'].length <= 2 ** 20 ? { text: r['text'] } : undefined)),
};

function nothing(value: unknown): null | undefined {
  return value === null ? null : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function oneOf<T extends string>(value: unknown, ...known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

function whole(value: unknown, least = 0): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

const filter = (value: unknown): EntryFilter | undefined => oneOf(value, 'all', 'fail', 'indeterminate', 'found');

function suppliedKind(value: unknown): SuppliedKind | undefined {
  return SUPPLIED_KINDS.find((kind) => kind === value);
}

function pathKind(value: unknown): SuppliedPathKind | undefined {
  const kind = suppliedKind(value);
  return kind !== undefined && isPathKind(kind) ? kind : undefined;
}

function details(value: unknown): CaseDetails | undefined {
  return record(value, (r) =>
    all({
      caseId: text(r['caseId']), client: text(r['client']), examiner: text(r['examiner']), role: text(r['role']),
      authority: text(r['authority']), scope: text(r['scope']), reviewer: text(r['reviewer']),
    }),
  );
}

function signing(value: unknown): SigningChoice | undefined {
  return record(value, ({ kind, id, passphrase }): SigningChoice | undefined => {
    if (kind === 'one-time') return { kind };
    if (kind === 'made' && (passphrase === null || text(passphrase) !== undefined)) return { kind, passphrase: text(passphrase) ?? null };
    const known = kind === 'file' ? all({ id: text(id), passphrase: text(passphrase) }) : undefined;
    return known === undefined ? undefined : { kind: 'file', ...known };
  });
}

function bucketOrder(value: unknown): BucketOrder | undefined {
  return record(value, (r) =>
    all({
      endpoint: text(r['endpoint']), region: text(r['region']), bucket: text(r['bucket']), prefix: text(r['prefix']), pathStyle: flag(r['pathStyle']),
      ca: text(r['ca']), folder: text(r['folder']), keys: keyChoice(r['keys']), from: text(r['from']), to: text(r['to']),
    }),
  );
}

function keyChoice(value: unknown): KeyChoice | undefined {
  return record(value, (r): KeyChoice | undefined => {
    const { kind } = r;
    if (kind === 'environment' || kind === 'anonymous' || kind === 'held') return { kind };
    if (kind === 'profile') return r['profile'] === null ? { kind, profile: null } : withKind(kind, all({ profile: text(r['profile']) }));
    if (kind === 'kept') return withKind(kind, all({ id: text(r['id']) }));
    if (kind !== 'typed') return undefined;
    return withKind(kind, all({ accessKeyId: text(r['accessKeyId']), secretAccessKey: text(r['secretAccessKey']), sessionToken: text(r['sessionToken']), keep: flag(r['keep']) }));
  });
}

const withKind = <K extends string, T extends object>(kind: K, members: T | undefined): ({ readonly kind: K } & T) | undefined => (members === undefined ? undefined : { kind, ...members });

function record<T>(value: unknown, decode: (members: Record<string, unknown>) => T | undefined): T | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return decode(Object.fromEntries(Object.entries(value)));
}

function list<T>(value: unknown, decode: Decoder<T>): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const known = value.map(decode).filter((one) => one !== undefined);
  return known.length === value.length ? known : undefined;
}

/** The members, if every one of them decoded. */
function all<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } | undefined {
  return isWhole(members) ? members : undefined;
}

function isWhole<T extends object>(members: T): members is { [K in keyof T]: Exclude<T[K], undefined> } & T {
  return Object.values(members).every((value) => value !== undefined);
}
