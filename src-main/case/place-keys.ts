import { CASE_ASIDE, CASE_FILE } from '#core/contract';

import { markedName, safeName } from './safe-name';

/** Below it lies what is not the latest version of its key; hidden, so that who looks for evidence passes it over. */
const VERSIONS = '.versions';

/** A version of a key that is to lie in a case folder. `label` names an older one among its like; null: the latest. */
export type Wanted = { readonly key: string; readonly label: string | null };

const DEEPEST = 12;

type Named = { readonly part: string; readonly name: string; readonly below: Folder | null };
/** By the name in lower case: on many disks, names that differ in case alone are one. */
type Folder = Map<string, Named>;

/**
 * Gives each wanted version a path of its own, relative to the case folder, with forward slashes. The latest version of
 * a key lies at the key, from the last slash of the prefix on; an older one at `.versions/KEY/LABEL`. What cannot be a
 * file's name is changed (safeName). No path leaves the folder, none is another's, nor a folder of another's, also where
 * a disk does not tell cases apart; none is the case record's or below
 * `set-aside`. Of two keys that want one name, `bundle.json` and
 * `manifest.json` keep it before others, then the one whose code units come first. The same keys give the same paths.
 */
export function placeKeys(prefix: string, wanted: readonly Wanted[]): string[] {
  const root: Folder = new Map([CASE_FILE, CASE_ASIDE].map((name) => [name, { part: name, name, below: null }]));
  const versions: Folder = new Map();
  const start = prefix.lastIndexOf('/') + 1;
  const order = wanted.map((_, index) => index).sort((a, b) => compare(wanted[a], wanted[b]));
  const paths = wanted.map(() => '');
  for (const index of order) {
    const { key, label } = wanted[index] ?? { key: '', label: null };
    const parts = partsOf(key.slice(start));
    const names = label === null ? place(root, parts) : [VERSIONS, ...place(versions, [...parts, label + (ENDING.exec(key)?.[0] ?? '')])];
    paths[index] = names.join('/');
  }
  return paths;
}

const ENDING = /\.json(\.gz)?$/i;

/** What lies deeper than is looked for evidence is brought up: its innermost folders become one. */
function partsOf(key: string): string[] {
  const parts = key.split('/');
  if (parts.length <= DEEPEST) return parts;
  return [...parts.slice(0, DEEPEST - 2), parts.slice(DEEPEST - 2, -1).join('/'), ...parts.slice(-1)];
}

function place(folder: Folder, [part = '', ...rest]: readonly string[]): string[] {
  const { name, below } = take(folder, part, rest.length > 0);
  return below === null ? [name] : [name, ...place(below, rest)];
}

function take(folder: Folder, part: string, isFolder: boolean): Named {
  for (let attempt = 0; ; attempt++) {
    const name = attempt === 0 ? safeName(part) : markedName(part, attempt);
    const there = folder.get(name.toLowerCase());
    if (there === undefined) {
      const named = { part, name, below: isFolder ? new Map<string, Named>() : null };
      folder.set(name.toLowerCase(), named);
      return named;
    }
    if (isFolder && there.below !== null && there.part === part) return there;
  }
}

function compare(a: Wanted | undefined, b: Wanted | undefined): number {
  return rank(a) - rank(b) || order(a?.key ?? '', b?.key ?? '') || order(a?.label ?? '', b?.label ?? '');
}

/** A manifest under another name would be taken for a bundle. */
const rank = (wanted: Wanted | undefined): number => (/(^|\/)(bundle|manifest)\.json$/.test(wanted?.key ?? '') ? 0 : 1);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
