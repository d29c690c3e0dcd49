import { parseSequence } from '#core/evidence';
import { RECIPE_SCHEMA } from './recipe';
import type { LogRecipe, Order, Part, RecordPlace, Written } from './recipe';
import { RecipeFault, RecipeObject, isNull, listOf, pathOf, textOf } from './recipe-object';
import { readTree } from './small-json';
import type { Tree } from './small-json';

/** Longest recipe file, in bytes. */
export const MAX_RECIPE = 64 * 1024;

/**
 * Decodes a recipe file (docs/format/recipe.md), or says in a clause why it is none. Strict: a member that the schema
 * does not know is refused, since passing over it could mean hashing something else than its author meant.
 */
export function decodeRecipe(bytes: Uint8Array): { readonly recipe: LogRecipe } | { readonly fault: string } {
  if (bytes.length > MAX_RECIPE) return { fault: `it is longer than ${MAX_RECIPE} bytes` };
  const read = readTree(bytes);
  if ('fault' in read) return read;
  try {
    return { recipe: decode(read.tree) };
  } catch (error) {
    if (error instanceof RecipeFault) return { fault: error.message };
    throw error;
  }
}

/** Whether a file means to be a recipe: an object whose `schema` is a recipe's, of whatever version. */
export function looksLikeRecipe(bytes: Uint8Array): boolean {
  const read = readTree(bytes);
  if ('fault' in read || read.tree.kind !== 'object') return false;
  const schema = new Map(read.tree.members).get('schema');
  return schema?.kind === 'string' && schema.text.startsWith('tamperscope.recipe/');
}

function decode(tree: Tree): LogRecipe {
  const file = new RecipeObject(tree, 'it');
  const schema = file.take('schema');
  if (schema?.kind !== 'string' || schema.text !== RECIPE_SCHEMA) throw new RecipeFault(`its "schema" is not "${RECIPE_SCHEMA}"`);
  const recipe: LogRecipe = {
    id: identifier(file.text('id')),
    title: file.text('title'),
    records: atLeastOne(file.list('records', place), 'records'),
    order: decodeOrder(file),
    group: pathOrNull(file.take('group'), '"group"'),
    ...decodeHash(file),
    ...decodePrevious(file),
    preimage: file.object('preimage', (object) => ({ separator: object.textOr('separator', ''), parts: atLeastOne(object.list('parts', part), 'parts') })),
    applies: file.object('applies', (object) => ({ field: object.path('field'), values: object.list('values', valueText) })),
    time: file.object('time', (object) => ({ field: object.path('field'), grows: object.flag('grows', true) })),
    shown: file.object('shown', (object) => ({ who: object.list('who', pathOf), what: object.list('what', pathOf), where: object.list('where', pathOf) })) ?? { who: [], what: [], where: [] },
    detect: file.object('detect', (object) => ({ present: object.list('present', textOf), absent: object.list('absent', textOf) })),
  };
  // For its author; it says nothing that is checked.
  file.textOr('source', '');
  file.done();
  if (!coversPrevious(recipe)) throw new RecipeFault('no part of its "preimage" is the field of "previous": no hash would bind a record to the one before, so that any could be taken out unseen');
  return recipe;
}

/** Only a hash over the previous hash makes a chain; links beside it could be rewritten by anybody. */
function coversPrevious({ preimage, previousNames }: LogRecipe): boolean {
  const isPrevious = (path: readonly string[]): boolean => path.length === 1 && previousNames.includes(path[0] ?? '');
  return preimage === null || preimage.parts.some((one) => 'field' in one && isPrevious(one.field));
}

function identifier(id: string): string {
  if (!/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/.test(id)) throw new RecipeFault('its "id" is not made of lower-case letters, digits, "-" and "/"');
  return id;
}

function place(tree: Tree, at: string): RecordPlace {
  const object = new RecipeObject(tree, at);
  const form = object.word('form', ['array', 'ndjson', 'member', 'pages']);
  const made: RecordPlace = form === 'array' || form === 'ndjson' ? { form } : { form, path: object.path('path') };
  object.done();
  return made;
}

function decodeOrder(file: RecipeObject): Order {
  const order = file.object('order', (object): Order => {
    if (object.word('by', ['field', 'file']) === 'file') return { by: 'file', direction: object.word('direction', ['ascending', 'descending', 'either'], 'ascending') };
    const field = object.path('field');
    const gaps = object.word('gaps', ['normal', 'finding']);
    const first = object.take('first');
    if (first === undefined || isNull(first)) return { by: 'field', field, gaps, first: null };
    const sequence = first.kind === 'number' ? parseSequence(first.text) : undefined;
    if (sequence === undefined) throw new RecipeFault('"first" of "order" is not a whole number');
    return { by: 'field', field, gaps, first: sequence };
  });
  if (order === null) throw new RecipeFault('it has no "order"');
  return order;
}

function decodeHash(file: RecipeObject): Pick<LogRecipe, 'hashNames' | 'nullHash'> {
  const hash = file.object('hash', (object) => {
    object.word('algorithm', ['sha256']);
    object.word('written', ['hex-lower'], 'hex-lower');
    return { hashNames: names(object.take('field'), '"field" of "hash"'), nullHash: object.word('null', ['skip', 'refuse'], 'refuse') };
  });
  if (hash === null) throw new RecipeFault('it has no "hash"');
  return hash;
}

function decodePrevious(file: RecipeObject): Pick<LogRecipe, 'previousNames' | 'genesis'> {
  const previous = file.object('previous', (object) => {
    const genesis = object.take('genesis');
    if (genesis === undefined) throw new RecipeFault('"previous" has no "genesis"');
    return { previousNames: names(object.take('field'), '"field" of "previous"'), genesis: isNull(genesis) ? null : textOf(genesis, '"genesis"') };
  });
  if (previous === null) throw new RecipeFault('it has no "previous"');
  return previous;
}

function part(tree: Tree, at: string): Part {
  const object = new RecipeObject(tree, at);
  const literal = object.take('literal');
  if (literal !== undefined) {
    object.done();
    return { literal: textOf(literal, `"literal" of ${at}`) };
  }
  const field = object.path('field');
  const written = decodeWritten(object);
  const whenNull = object.word('null', ['empty', 'word', 'refuse'], 'refuse');
  object.done();
  return { field, written, whenNull };
}

function decodeWritten(object: RecipeObject): Written {
  const as = object.word('as', ['text', 'integer', 'hex-bytes', 'boolean', 'time'], 'text');
  switch (as) {
    case 'text':
    case 'integer':
    case 'hex-bytes':
      return { as };
    case 'boolean':
      return { as, whenTrue: object.textOr('true', 'true'), whenFalse: object.textOr('false', 'false') };
    case 'time': {
      const form = object.word('form', ['java-instant', 'milliseconds', 'microseconds', 'seconds']);
      const recover = object.flag('recoverLostPrecision', false);
      if (recover && form !== 'java-instant') throw new RecipeFault('"recoverLostPrecision" belongs to the form "java-instant"');
      return { as, form, recover };
    }
  }
}

/** One name, or the names that a member goes by. */
function names(tree: Tree | undefined, at: string): string[] {
  return tree?.kind === 'array' ? atLeastOne(listOf(tree, at, textOf, 16), at) : [textOf(tree, at)];
}

function pathOrNull(tree: Tree | undefined, at: string): LogRecipe['group'] {
  return tree === undefined || isNull(tree) ? null : pathOf(tree, at);
}

/** A string's characters, a number's or literal's text: what `applies` compares with. */
function valueText(tree: Tree, at: string): string {
  if (tree.kind === 'array' || tree.kind === 'object') throw new RecipeFault(`${at} is not a plain value`);
  return tree.text;
}

function atLeastOne<T>(items: T[], name: string): T[] {
  if (items.length === 0) throw new RecipeFault(`"${name}" is empty`);
  return items;
}
