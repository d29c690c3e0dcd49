/** A run of characters that two texts share or do not share at the same places. */
export type Run = { readonly same: boolean; readonly text: string };

/** Index of the first character in which the texts differ; null when they are equal. */
export function firstDifference(a: string, b: string): number | null {
  const longest = Math.max(a.length, b.length);
  for (let index = 0; index < longest; index += 1) if (a[index] !== b[index]) return index;
  return null;
}

/** Cuts `text` into runs that equal and do not equal `other`, place by place. */
export function compareRuns(text: string, other: string): readonly Run[] {
  const runs: { same: boolean; text: string }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    const same = character === other[index];
    const last = runs[runs.length - 1];
    if (last !== undefined && last.same === same) last.text += character;
    else runs.push({ same, text: character });
  }
  return runs;
}

/** "They differ from character 1 on, in 61 of 64 characters."; null when the texts are equal. */
export function differenceSentence(a: string, b: string): string | null {
  const first = firstDifference(a, b);
  if (first === null) return null;
  const longest = Math.max(a.length, b.length);
  let count = 0;
  for (let index = 0; index < longest; index += 1) if (a[index] !== b[index]) count += 1;
  return `First difference at character ${first + 1}; ${count} of ${longest} differ.`;
}
