import type { BucketCredentials, FetchProgress } from './bucket';
import type { SetAside } from './case-record';

/** Why this installation opens no bucket; null: it may. Only what the examiner set in the window is taken back there. */
export type AirGap = 'setting' | 'environment' | 'machine' | null;

/** A file or folder that main's dialog gave. The page names it by its id; the path is there to be read. */
export type ChosenPath = { readonly id: string; readonly path: string };

/**
 * Whose keys a fetch from the window uses. Typed ones cross once, from page to main, and never back: what is used again
 * is `kept` (sealed by the system, with the known source of this id) or `held` (typed before, in main's memory only).
 */
export type KeyChoice =
  | Exclude<BucketCredentials, { readonly kind: 'typed' }>
  | { readonly kind: 'typed'; readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string; readonly keep: boolean }
  | { readonly kind: 'kept'; readonly id: string }
  | { readonly kind: 'held' };

/** What the window asks to be fetched. Empty texts leave it open, as null does in BucketSource. */
export type BucketOrder = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  /** Id of a ChosenPath; '' for the system's authorities. */
  readonly ca: string;
  /** Id of a ChosenPath: the case folder. */
  readonly folder: string;
  readonly keys: KeyChoice;
  /** YYYY-MM-DD, included; '' for as far as the archive reaches. */
  readonly from: string;
  readonly to: string;
};

/** A source that was fetched from before, without any secret. */
export type KnownSource = {
  readonly id: string;
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly ca: ChosenPath | null;
  readonly folder: ChosenPath;
  readonly credentials: BucketCredentials['kind'];
  /** Of a profile by name; '' for none. */
  readonly profile: string;
  /** Its keys lie here, sealed by the system. */
  readonly keysKept: boolean;
};

/** What the window knows of buckets before anything is asked of one. */
export type BucketStart = {
  readonly airGap: AirGap;
  readonly known: readonly KnownSource[];
  /** The endpoint, as it was typed, for which keys are held in memory; null: none are. */
  readonly heldFor: string | null;
};

/** To what the program is connected, while it is. */
export type BucketConnection = { readonly host: string; readonly place: string };

/** `bytesPerSecond`: of the last seconds; null while nothing can be said. */
export type FetchTold = { readonly progress: FetchProgress; readonly bytesPerSecond: number | null };

/** What a fetch that ended well brought. */
export type FetchedCase = {
  readonly folder: string;
  readonly objects: number;
  readonly bytes: number;
  readonly notFetched: number;
  /** The first of those that are not here, with the reason. */
  readonly examples: readonly { readonly key: string; readonly why: string }[];
  /** How many files were set aside because they lay where an object belongs and were not it, and the first of them. */
  readonly setAside: number;
  readonly asides: readonly Pick<SetAside, 'was' | 'path'>[];
};
