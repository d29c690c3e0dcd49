import type { CaseDetails, Supplied } from '#core/contract';
import { parseStatedHead } from '#core/evidence';
import { asterWindow } from '#core/logs';
import { RECIPES, recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';

import type { LogWish } from '../verification/logs/choose-log';
import { BUILT_IN_IDS } from '../verification/logs/built-in';
import { parseArchiveOptions } from './archive-arguments';
import type { ArchiveOptions } from './archive-arguments';
import { BUCKET_OPTIONS, BUCKET_USAGE, FETCH_USAGE, parseBucket, parseFetch } from './bucket-arguments';
import type { BucketCall, FetchCall } from './bucket-arguments';
import { COMPARE_USAGE, parseCompare } from './compare-arguments';
import type { CompareCall } from './compare-arguments';
import { LOOKUP_USAGE, isLookup, parseLookup } from './lookup-arguments';
import type { LookupCall } from './lookup-arguments';
import { readOptions, wrong } from './read-options';
import type { NoCall } from './read-options';

/** What a call of `tamperscope` asks for. */
export type VerifyCall = {
  readonly evidence: string;
  readonly manifest: string | null;
  readonly recipe: RecipeId | null;
  /** What is said of a log that a recipe describes; null: nothing. */
  readonly log: LogWish | null;
  /** The answer of Aster's endpoint, too. */
  readonly asAster: boolean;
  readonly supplied: Supplied;
  readonly archive: ArchiveOptions;
  /** Where the evidence is an archive in a bucket. */
  readonly bucket: BucketCall | null;
  readonly json: boolean;
  readonly report: ReportCall | null;
};

export type ReportCall = {
  readonly path: string;
  readonly identity: string | null;
  readonly passphraseFile: string | null;
  readonly details: CaseDetails;
};

export type Call = { readonly kind: 'verify'; readonly call: VerifyCall } | { readonly kind: 'lookup'; readonly call: LookupCall } | { readonly kind: 'compare'; readonly call: CompareCall } | { readonly kind: 'fetch'; readonly call: FetchCall } | NoCall;

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  manifest: TEXT, recipe: TEXT, start: TEXT, end: TEXT, as: TEXT, tenant: TEXT,
  traces: TEXT, erasures: TEXT, head: TEXT, status: TEXT, 'server-verdict': TEXT, previous: TEXT, next: TEXT, anchors: TEXT, trust: TEXT,
  from: TEXT, to: TEXT, digests: TEXT, ...BUCKET_OPTIONS,
  report: TEXT, identity: TEXT, 'passphrase-file': TEXT,
  case: TEXT, client: TEXT, examiner: TEXT, role: TEXT, authority: TEXT, scope: TEXT, reviewer: TEXT,
  json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' },
} as const;

/** Options whose value is the name of a file. */
const FILES = ['manifest', 'report', 'identity', 'passphrase-file', 'traces', 'erasures', 'status', 'server-verdict', 'previous', 'next', 'anchors', 'trust', 'digests', 'ca', 'case-folder'] as const;

export const USAGE = `Usage: tamperscope verify EVIDENCE [options]
${LOOKUP_USAGE}${COMPARE_USAGE}${FETCH_USAGE}
Replays a hash-chained bundle or log and says whether it is intact, where it is broken, and what that proves.
EVIDENCE is a bundle file, a folder that holds one with its manifest, an archive (a folder of bundles, one a day),
or a log that a recipe describes. It is only ever read.
entry, entries and status answer from a bundle what the API answers; --json gives the API's own JSON.
compare says which entries of two copies (bundles, or archives) differ, in which fields, and which copy ties in with what
both hold around them and with the bundles before and after.

  --manifest FILE         the bundle's manifest (else manifest.json beside the bundle)
  --recipe ID|FILE.json   pin the formula: ${RECIPES.map(({ id }) => id).join(', ')};
                          for a log ${BUILT_IN_IDS.join(', ')}, or a recipe file of your own
    --start TIME --end TIME  of a log, only the records of this window, both ends included, 30 days at most
    --as aster            also what Aster's own endpoint would answer; --tenant NAME where there are several
  --head HASH[@SEQUENCE]  the last chain hash, as somebody else recorded it
  --status FILE           an answer of the producer's /status
  --server-verdict FILE   an answer of the producer's /verify, to compare with
  --previous FILE, --next FILE   the bundle before this one, and the one that follows it
  --traces PATH           the decision traces: a JSON or NDJSON file, or a folder of files
    --erasures FILE       a register of traces erased under GDPR Art. 17
  --anchors PATH          answers about Merkle anchors and inclusion proofs
  --trust PATH            certificates that you trust, for time-stamp tokens
  --from DATE, --to DATE  of an archive, only the bundles of these dates, both included
  --digests PATH          of an archive, digests kept elsewhere: DATE,SHA256 lines, or a folder of manifests
${BUCKET_USAGE}  --json                  one JSON document on standard output, and nothing else
  --report FILE.pdf       also write a signed report; an older PDF of that name is replaced
    --identity FILE.p12   sign with this PKCS#12 identity (else: a one-time self-signed one)
    --passphrase-file FILE  its passphrase, the file's first line (else: asked for)
    --case, --client, --examiner, --role, --authority, --scope, --reviewer TEXT
  --help, --version

Exit: 0 passed, 1 failed, 2 indeterminate, 3 unreadable evidence or a report that could not be written, 64 wrong usage,
70 a defect of Tamperscope, 74 an answer that could not be written. entry, entries, status: 0 answered, 1 not found.
compare: 0 same, 1 different, 3 where nothing differs and not everything could be compared.
fetch: 0 everything that was asked for is there, 3 not everything. With a bucket 130: interrupted.
`;

/** Reads the words of a call; wrong ones are told in a sentence, never guessed at. */
export function parseCall(words: readonly string[]): Call {
  if (isLookup(words)) return parseLookup(words);
  if (words[0] === 'compare') return parseCompare(words);
  if (words[0] === 'fetch') return parseFetch(words);
  const read = readOptions(words, OPTIONS);
  if (read.kind !== 'read') return read;
  const { values, positionals } = read;
  const [command, evidence, ...more] = positionals;
  if (command !== 'verify') return wrong(command === undefined ? 'No command was given.' : `There is no command "${command}".`);
  if (evidence === undefined || evidence === '') return wrong('No evidence was named.');
  // An empty variable at a shell; without this, it would mean the folder one stands in.
  const nameless = FILES.find((name) => values[name] === '');
  if (nameless !== undefined) return wrong(`--${nameless} needs a file name.`);
  if (more.length > 0) return wrong(`One piece of evidence at a time: "${more[0] ?? ''}" is one too many.`);
  return toCall(evidence, values);
}

type Values = { readonly [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean | undefined : string | undefined };

function toCall(evidence: string, values: Values): Call {
  const recipe = values.recipe === undefined ? undefined : recipeById(values.recipe);
  const log = logWish(values, recipe === undefined ? (values.recipe ?? null) : null);
  if (typeof log === 'string') return wrong(log);
  const report = reportCall(values);
  if (typeof report === 'string') return wrong(report);
  const supplied = suppliedOf(values);
  if (typeof supplied === 'string') return wrong(supplied);
  if (recipe !== undefined && log !== null) return wrong(`--start, --end, --as and --tenant belong to a log, and ${recipe.id} is the recipe of a bundle.`);
  const archive = parseArchiveOptions(values);
  if (typeof archive === 'string') return wrong(archive);
  const bucket = parseBucket(evidence, values);
  if (typeof bucket === 'string') return wrong(bucket);
  return { kind: 'verify', call: { evidence, manifest: values.manifest ?? null, recipe: recipe?.id ?? null, log, asAster: values.as !== undefined, supplied, archive, bucket, json: values.json === true, report } };
}

/** Why these options do not go with an archive, or with one bundle; undefined where they do. */
export function whyNotArchive({ archive: { from, to, digests }, log, manifest, supplied }: VerifyCall, isArchive: boolean): string | undefined {
  if (!isArchive) {
    const idle = from !== null ? '--from' : to !== null ? '--to' : digests !== null ? '--digests' : undefined;
    return idle === undefined ? undefined : `${idle} belongs to an archive: a folder of bundles. The evidence named is one bundle, or cannot be read.`;
  }
  if (log !== null) return 'An archive is a folder of bundles; a log that a recipe describes is one file. Name it by itself.';
  const others = [manifest, ...Object.values(supplied)].some((option) => option !== null);
  return others ? 'An archive takes --from, --to, --digests, --recipe, --report and --json; the other options belong to one bundle.' : undefined;
}

/** What is said of a log; null where nothing is. `recipe`: one that is none of a bundle. */
function logWish({ start, end, as, tenant: named }: Values, recipe: string | null): LogWish | null | string {
  const tenant = named ?? null;
  // By its name, never by what lies in the folder: a misspelt recipe must not be taken for a file, nor a file for a recipe.
  if (recipe !== null && !BUILT_IN_IDS.some((id) => id === recipe) && !recipe.toLowerCase().endsWith('.json')) {
    return `There is no recipe "${recipe}". Known: ${[...RECIPES.map(({ id }) => id), ...BUILT_IN_IDS].join(', ')}; or name a recipe file, FILE.json.`;
  }
  if (as !== undefined && as !== 'aster') return `There is no answer in the shape "${as}". Known: aster.`;
  if (tenant !== null && as === undefined) return '--tenant belongs to --as aster.';
  if (start === undefined && end === undefined) return recipe === null && as === undefined ? null : { recipe, window: null, tenant };
  const read = asterWindow(start ?? null, end ?? null);
  return 'error' in read ? read.error : { recipe, window: { start: start ?? '', end: end ?? '', instants: read.window }, tenant };
}

function suppliedOf(values: Values): Supplied | string {
  const { traces = null, erasures = null, head = null, status = null, 'server-verdict': serverVerdict = null, previous = null, next = null, anchors = null, trust = null } = values;
  if (head !== null && parseStatedHead(head) === undefined) return `--head needs HASH or HASH@SEQUENCE: 64 lower-case hexadecimal characters, then perhaps @ and a whole number. Given: "${head}".`;
  if (erasures !== null && traces === null) return '--erasures belongs to --traces.';
  return { traces, erasures, head, status, serverVerdict, previous, next, anchors, trust };
}

function reportCall(values: Values): ReportCall | null | string {
  const { report, identity, 'passphrase-file': passphraseFile } = values;
  const details = {
    caseId: values.case ?? '', client: values.client ?? '', examiner: values.examiner ?? '', role: values.role ?? '',
    authority: values.authority ?? '', scope: values.scope ?? '', reviewer: values.reviewer ?? '',
  };
  if (report === undefined) {
    const idle = identity !== undefined || passphraseFile !== undefined || Object.values(details).some((text) => text !== '');
    return idle ? 'Identity and case details belong to a report: name one with --report FILE.pdf.' : null;
  }
  if (passphraseFile !== undefined && identity === undefined) return '--passphrase-file belongs to --identity.';
  return { path: report, identity: identity ?? null, passphraseFile: passphraseFile ?? null, details };
}
