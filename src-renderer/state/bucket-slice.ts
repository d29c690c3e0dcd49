import type { BucketConnection, ChosenPath, Failure, FetchTold, FetchedCase } from '#core/contract';

/** Whose keys: as main is told, but for what is typed, which only the dialog holds. */
export type KeyKind = 'profile' | 'environment' | 'typed' | 'anonymous' | 'kept' | 'held';

/** What the dialog asks for, as it stands in its fields. No secret is among it. */
export type BucketForm = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly ca: ChosenPath | null;
  readonly folder: ChosenPath | null;
  readonly keys: KeyKind;
  readonly profile: string;
  /** The known source whose kept keys are meant; '' for none. */
  readonly keptId: string;
  readonly keep: boolean;
  readonly from: string;
  readonly to: string;
};

export type FetchStage =
  | { readonly phase: 'asking' }
  | { readonly phase: 'fetching'; readonly told: FetchTold | null; readonly stopping: boolean }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'fetched'; readonly fetched: FetchedCase };

export type BucketState = {
  readonly bucketOpen: boolean;
  readonly bucketForm: BucketForm;
  readonly fetch: FetchStage;
  /** To what main says that the program is connected now; null: to nothing. */
  readonly connection: BucketConnection | null;
};

const NOTHING_ASKED: BucketForm = {
  endpoint: '', region: '', bucket: '', prefix: '', pathStyle: false, ca: null, folder: null,
  keys: 'profile', profile: '', keptId: '', keep: false, from: '', to: '',
};

export const bucketAtStart: BucketState = { bucketOpen: false, bucketForm: NOTHING_ASKED, fetch: { phase: 'asking' }, connection: null };
