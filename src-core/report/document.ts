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
export type Column = { readonly title: string; /** Share of the width; shares of a table add up to 1. */ readonly share: number };
export type Fact = { readonly label: string; readonly text: string; readonly as: Setting };

/** One side of a link as the figure shows it. */
export type LinkSide = { readonly sequence: string; readonly field: 'chainHash' | 'prevHash'; readonly value: string };

export type Block =
  | { readonly kind: 'conclusion'; readonly tone: Tone; readonly word: string; readonly headline: string; readonly meaning: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly listed: boolean }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly title: string; readonly text: string }
  /** Lines for a shell or from a program, in their own order and spacing. */
  | { readonly kind: 'mono'; readonly caption: string; readonly lines: readonly string[] }
  /** Two values that should be equal, one above the other; `firstDifference` counts characters from 0, null when equal. */
  | { readonly kind: 'comparison'; readonly caption: string; readonly values: readonly { readonly label: string; readonly text: string }[]; readonly firstDifference: number | null }
  | { readonly kind: 'link'; readonly caption: string; readonly before: LinkSide; readonly entry: LinkSide; readonly holds: boolean };

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
