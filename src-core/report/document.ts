/**
 * What a status means to a reader, whatever it is called in its place. The renderer draws each tone with its own
 * shape and always beside its word; `open` (indeterminate, attested) is never drawn like `good`.
 */
export type Tone = 'good' | 'bad' | 'open' | 'warn' | 'idle';

/** How a run of text is set: prose, stressed prose, a value copied from evidence or program, or an aside. */
export type Setting = 'plain' | 'strong' | 'mono' | 'quiet';

export type Piece = { readonly text: string; readonly as: Setting };

/** One line of a table cell; a line too long for its column is wrapped, never cut. */
export type Line = { readonly label?: string; readonly text: string; readonly as: Setting; readonly firstDifference?: number | null };
export type Cell = { readonly lines: readonly Line[]; readonly tone?: Tone };
export type Column = { readonly title: string; /** Share of the width; shares of a table add up to 1. */ readonly share: number; /** Numbers, to be compared by their last digit. */ readonly toTheRight?: true };
export type Fact = { readonly label: string; readonly text: string; readonly as: Setting };

/** One side of a link as the figure shows it. */
export type LinkSide = { readonly sequence: string; readonly field: 'chainHash' | 'prevHash'; readonly value: string };

/** What is known of one date; `null` in a month: a date that is no part of the archive. */
export type DayState = 'passed' | 'failed' | 'indeterminate' | 'unreadable' | 'missing';
/** What lies between a date and the bundle before it, where it is not a link that holds. */
export type SeamState = 'broken' | 'open';
export type BoardDay = { readonly state: DayState; readonly seam?: SeamState };
export type BoardRow =
  /** `month`: YYYY-MM; as many days as it has, from its first; `entries` is printed at its end. */
  | { readonly kind: 'month'; readonly month: string; readonly days: readonly (BoardDay | null)[]; readonly entries: string }
  /** Months that are not drawn, and why. */
  | { readonly kind: 'jump'; readonly text: string };
/** A sign on the board, its word, and how many dates have it. */
export type BoardKey = { readonly sign: DayState | SeamState; readonly word: string; readonly dates: number };

export type Block =
  | { readonly kind: 'conclusion'; readonly tone: Tone; readonly word: string; readonly headline: string; readonly meaning: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly listed: boolean }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[]; /** Many short rows, set small and close. */ readonly dense?: true }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly title: string; readonly text: string }
  /** Lines for a shell or from a program, in their own order and spacing. */
  | { readonly kind: 'mono'; readonly caption: string; readonly lines: readonly string[] }
  /** Two values that should be equal, one above the other; `firstDifference` counts characters from 0, null when equal. */
  | { readonly kind: 'comparison'; readonly caption: string; readonly values: readonly { readonly label: string; readonly text: string }[]; readonly firstDifference: number | null }
  /** A link that does not hold; `isOpen`: the verdict leaves open what that means. */
  | { readonly kind: 'link'; readonly caption: string; readonly before: LinkSide; readonly entry: LinkSide; readonly isOpen: boolean }
  /** A calendar: a row a month, a cell a day. */
  | { readonly kind: 'board'; readonly caption: string; readonly rows: readonly BoardRow[]; readonly keys: readonly BoardKey[] };

export type Section = { readonly title: string; /** Begins on a page of its own. */ readonly ownPage: boolean; readonly blocks: readonly Block[] };

/** The whole report before it has a page: every word that will be printed, none that will not. */
export type ReportDocument = {
  readonly reportId: string;
  /** RFC 3339, UTC; also the PDF's own date. */
  readonly issuedAt: string;
  readonly title: string;
  readonly language: 'en';
  readonly producer: string;
  readonly sections: readonly Section[];
  readonly attachment: { readonly name: 'verdict.json'; readonly text: string; readonly description: string };
};

const plain = (text: string): Piece => ({ text, as: 'plain' });
export const strong = (text: string): Piece => ({ text, as: 'strong' });
export const mono = (text: string): Piece => ({ text, as: 'mono' });

export const paragraph = (...pieces: readonly (Piece | string)[]): Block => ({
  kind: 'paragraph',
  pieces: pieces.map((piece) => (typeof piece === 'string' ? plain(piece) : piece)),
});
export const heading = (text: string, listed = true): Block => ({ kind: 'heading', level: 2, text, listed });
export const subheading = (text: string, listed = true): Block => ({ kind: 'heading', level: 3, text, listed });
export const fact = (label: string, text: string, as: Setting = 'plain'): Fact => ({ label, text, as });
export const cell = (text: string, as: Setting = 'plain'): Cell => ({ lines: [{ text, as }] });
export const status = (tone: Tone, word: string): Cell => ({ lines: [{ text: word, as: 'strong' }], tone });
