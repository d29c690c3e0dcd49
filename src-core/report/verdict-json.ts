import type { ArchiveVerdict } from '#core/archive';
import type { Verdict } from '#core/assess';

/** The verdict as one JSON document, byte for byte what `--json` prints and what the report carries inside. */
export function verdictJson(verdict: Verdict | ArchiveVerdict): string {
  return `${JSON.stringify(verdict, null, 2)}\n`;
}

/** The same document in pieces: that of an archive may be longer than one string can be. Joined, they are what verdictJson gives. */
export function* verdictJsonParts(verdict: ArchiveVerdict): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(verdict)) {
    yield `${before}\n  ${JSON.stringify(name)}: `;
    if (Array.isArray(value) && value.length > 0) yield* elements(value);
    else yield indented(value, '  ');
    before = ',';
  }
  yield '\n}\n';
}

const AT_ONCE = 500;

function* elements(values: readonly unknown[]): Generator<string> {
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const lines = values.slice(from, from + AT_ONCE).map((value) => `    ${indented(value, '    ')}`);
    yield `${from === 0 ? '[' : ','}\n${lines.join(',\n')}`;
  }
  yield '\n  ]';
}

/** Strings hold no line feed of their own: JSON escapes them. */
const indented = (value: unknown, by: string): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);
