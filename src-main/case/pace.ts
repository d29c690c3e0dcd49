/** Over how long a speed is measured, in milliseconds. */
const WINDOW_MS = 5000;
/** A speed measured over less than this says nothing yet. */
const SETTLED_MS = 400;

/** How fast bytes come, over the last seconds. The clock is the caller's. */
export class Pace {
  private readonly marks: { readonly at: number; readonly bytes: number }[] = [];

  /** So many bytes in all were there at this time, in milliseconds. */
  tell(bytes: number, at: number): void {
    this.marks.push({ at, bytes });
    while (this.marks.length > 2 && at - (this.marks[1]?.at ?? at) >= WINDOW_MS) this.marks.shift();
  }

  /** Bytes a second; null while too little was seen. */
  perSecond(): number | null {
    const [first, last] = [this.marks[0], this.marks.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < SETTLED_MS) return null;
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1000;
  }
}
