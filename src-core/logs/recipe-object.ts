import type { Tree } from './small-json';
import type { FieldPath } from './recipe';

/** Why a recipe file is no recipe: told once, at the first fault. */
export class RecipeFault extends Error {}

const LONGEST_TEXT = 1000;
const MOST_ITEMS = 64;

/**
 * One object of a recipe file: every member is taken exactly once, so that a mistyped or unknown one is refused and
 * never passed over. Throws RecipeFault; `decodeRecipe` alone catches it.
 */
export class RecipeObject {
  private readonly left: Map<string, Tree>;
  private readonly at: string;

  constructor(tree: Tree | undefined, at: string) {
    if (tree?.kind !== 'object') throw new RecipeFault(`${at} is not an object`);
    this.left = new Map(tree.members);
    this.at = at;
  }

  /** The member's value, null included; undefined where it is missing. */
  take(name: string): Tree | undefined {
    const value = this.left.get(name);
    this.left.delete(name);
    return value;
  }

  done(): void {
    const [name] = this.left.keys();
    if (name !== undefined) throw new RecipeFault(`${this.at} has a member "${name.slice(0, 80)}" that ${this.at === 'it' ? 'a recipe' : 'it'} does not know`);
  }

  text(name: string): string {
    return textOf(this.take(name), `"${name}" of ${this.at}`);
  }

  textOr(name: string, fallback: string): string {
    const value = this.take(name);
    return value === undefined ? fallback : textOf(value, `"${name}" of ${this.at}`);
  }

  word<W extends string>(name: string, words: readonly W[], fallback?: W): W {
    const value = this.take(name);
    if (value === undefined && fallback !== undefined) return fallback;
    const found = words.find((word) => value?.kind === 'string' && value.text === word);
    if (found === undefined) throw new RecipeFault(`"${name}" of ${this.at} is not one of ${words.join(', ')}`);
    return found;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.take(name);
    if (value === undefined) return fallback;
    if (value.kind !== 'literal' || value.text === 'null') throw new RecipeFault(`"${name}" of ${this.at} is not true or false`);
    return value.text === 'true';
  }

  list<T>(name: string, read: (item: Tree, at: string) => T, most = MOST_ITEMS): T[] {
    return listOf(this.take(name), `"${name}" of ${this.at}`, read, most);
  }

  path(name: string): FieldPath {
    return pathOf(this.take(name), `"${name}" of ${this.at}`);
  }

  /** An object, or null where the member is missing or null. */
  object<T>(name: string, read: (object: RecipeObject) => T): T | null {
    const value = this.take(name);
    if (value === undefined || isNull(value)) return null;
    const object = new RecipeObject(value, `"${name}"`);
    const made = read(object);
    object.done();
    return made;
  }
}

export const isNull = (tree: Tree): boolean => tree.kind === 'literal' && tree.text === 'null';

export function textOf(tree: Tree | undefined, at: string): string {
  if (tree?.kind !== 'string') throw new RecipeFault(`${at} is not a string`);
  if (tree.text.length > LONGEST_TEXT) throw new RecipeFault(`${at} is longer than ${LONGEST_TEXT} characters`);
  if (/\p{Surrogate}/u.test(tree.text)) throw new RecipeFault(`${at} holds half of a character`);
  return tree.text;
}

export function listOf<T>(tree: Tree | undefined, at: string, read: (item: Tree, at: string) => T, most = MOST_ITEMS): T[] {
  if (tree?.kind !== 'array') throw new RecipeFault(`${at} is not an array`);
  if (tree.items.length > most) throw new RecipeFault(`${at} has more than ${most} items`);
  return tree.items.map((item, index) => read(item, `item ${index} of ${at}`));
}

/** One name, or an array of names from the outside in (at most 8). */
export function pathOf(tree: Tree | undefined, at: string): FieldPath {
  const names = tree?.kind === 'array' ? listOf(tree, at, textOf, 8) : [textOf(tree, at)];
  const [first, ...rest] = names;
  if (first === undefined) throw new RecipeFault(`${at} names no member`);
  return [first, ...rest];
}
