import type { FindingCode } from '#core/assess';
import type { Sha256 } from '#core/replay';
import { fieldText, joinPieces, narrowRecord, spansOf, textIn } from '#core/logs';
import type { FieldPath, LogRecipe, Names } from '#core/logs';
import type { Damaged } from './damages';
import { asciiBytes } from './damages';
import { asciiJson, otherDigit, seedsOf, valueAt, withValue } from './log-seeds';
import type { Seed } from './log-seeds';

export type LogStage = { readonly copies: readonly [Uint8Array, Uint8Array, Uint8Array]; readonly recipe: LogRecipe; readonly names: Names; readonly sha256: Sha256 };

const MIDDLE = 1;
const AFTER = 2;

/** Every control that the recipe allows for: three sound records of one chain, damaged in one way each. */
export function logDamagesOf(stage: LogStage): readonly Damaged[] {
  const { copies: [, victim], recipe, names } = stage;
  const seeds = seedsOf(victim, recipe, names);
  return [...hashes(stage), ...seeds.map(({ field, damage, json }) => inMiddle(stage, damage, 'chain-hash-mismatch', field, json)), ...remade(stage, seeds), ...moved(stage), ...(recipe.order.by === 'field' ? numbered(stage, recipe.order.field) : [])];
}

const damagedAt = (damage: string, expected: FindingCode, entryIndex: number, copies: readonly Uint8Array[]): Damaged => ({ damage, expected, entryIndex, copies });

function inMiddle({ copies: [first, victim, next] }: LogStage, damage: string, expected: FindingCode, field: FieldPath, json: Uint8Array, entryIndex = MIDDLE): Damaged {
  return damagedAt(damage, expected, entryIndex, [first, withValue(victim, field, json), next]);
}

const textOf = (bytes: Uint8Array, field: FieldPath): string => textIn(valueAt(bytes, field)?.found) ?? '';

/** The two members that every such log has. */
function hashes(stage: LogStage): Damaged[] {
  const { copies: [, victim], recipe, names } = stage;
  const [hash, previous]: readonly FieldPath[] = [[names.hash], [names.previous]];
  if (hash === undefined || previous === undefined) return [];
  const other = asciiJson(otherDigit(textOf(victim, hash)));
  return [
    inMiddle(stage, `one digit of ${names.previous} changed`, 'prev-hash-mismatch', previous, asciiJson(otherDigit(textOf(victim, previous)))),
    ...(recipe.preimage === null ? [] : [inMiddle(stage, `one digit of ${names.hash} changed`, 'chain-hash-mismatch', hash, other)]),
    inMiddle(stage, `${names.hash} changed, seen from the record after`, 'prev-hash-mismatch', hash, other, AFTER),
    inMiddle(stage, `an upper-case digit in ${names.hash}`, 'malformed-field', hash, asciiJson(`A${textOf(victim, hash).slice(1)}`)),
    inMiddle(stage, `genesis in place of ${names.previous}`, 'wrong-genesis', previous, asciiJson(recipe.genesis)),
  ];
}

/** The record changed and its hash made anew: only the link shows it. Not in what says which chain it belongs to, or where. */
function remade({ copies: [first, victim, next], recipe, names, sha256 }: LogStage, seeds: readonly Seed[]): Damaged[] {
  const places = [recipe.group, recipe.order.by === 'field' ? recipe.order.field : null].map((path) => (path === null ? null : fieldText(path)));
  const seed = seeds.find(({ field }) => !places.includes(fieldText(field)));
  if (seed === undefined) return [];
  const changed = withValue(victim, seed.field, seed.json);
  const { preimage } = narrowRecord(spansOf(changed), recipe, names);
  if (preimage.kind !== 'pieces') return [];
  const hash = sha256(joinPieces(preimage.pieces, preimage.separator));
  return [damagedAt('a record changed and its hash made anew', 'prev-hash-mismatch', AFTER, [first, withValue(changed, [names.hash], asciiJson(hash)), next])];
}

function moved({ copies: [first, victim, next], recipe }: LogStage): Damaged[] {
  const { order } = recipe;
  const gap = order.by === 'field' && order.gaps === 'finding';
  return [
    damagedAt('a record deleted', gap ? 'sequence-gap' : 'prev-hash-mismatch', MIDDLE, [first, next]),
    damagedAt('a record given twice', order.by === 'field' ? 'duplicate-sequence' : 'prev-hash-mismatch', AFTER, [first, victim, victim, next]),
    ...(order.by === 'field' ? [] : [damagedAt('two neighbours exchanged', 'prev-hash-mismatch', MIDDLE, [first, next, victim])]),
  ];
}

/** What only records with a number of their own can show. */
function numbered(stage: LogStage, field: FieldPath): Damaged[] {
  const { copies: [first, victim, next], names } = stage;
  const [here, there] = [valueAt(victim, field), valueAt(next, field)];
  if (here === undefined || there === undefined) return [];
  const twin = withValue(victim, [names.hash], asciiJson(otherDigit(textOf(victim, [names.hash]))));
  const exchanged = [first, withValue(victim, field, next.slice(there.start, there.end)), withValue(next, field, victim.slice(here.start, here.end))];
  return [
    damagedAt(`a second record of the same ${fieldText(field)}`, 'fork', AFTER, [first, victim, twin, next]),
    damagedAt(`two neighbours with their ${fieldText(field)} exchanged`, 'prev-hash-mismatch', AFTER, exchanged),
    inMiddle(stage, `${fieldText(field)} that is no number`, 'malformed-field', field, asciiBytes('"x"')),
  ];
}
