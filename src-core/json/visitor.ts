/** What a scan tells as it goes. Offsets are file offsets; ends are exclusive; strings and keys include their quotes. */
export interface JsonVisitor {
  beginObject(at: number): void;
  endObject(end: number): void;
  beginArray(at: number): void;
  endArray(end: number): void;
  key(start: number, end: number): void;
  string(start: number, end: number): void;
  number(start: number, end: number): void;
  /** true, false or null: the first byte tells which. */
  literal(start: number, end: number): void;
}
