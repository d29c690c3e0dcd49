import { hashedFields } from '#core/replay';
import type { Recipe, Sha256 } from '#core/replay';
import { parseDigest, parseSequence } from '#core/evidence';
import type { Entry } from '#core/evidence';

import type { HashedName } from './view';

/** Candidates hashed for one break: more than all searches of an ordinary entry together, and some milliseconds whatever the evidence is. */
const MOST_TRIALS = 8192;
/** A longer createdAt counts as more than one. */
const ONE_TRIAL = 1024;

/** Hashes candidates and counts them, within a bound for each break. */
export class Trials {
  tried = 0;
  private limit = MOST_TRIALS;
  private readonly recipe: Recipe;
  private readonly sha256: Sha256;

  constructor(recipe: Recipe, sha256: Sha256) {
    this.recipe = recipe;
    this.sha256 = sha256;
  }

  get spent(): boolean {
    return this.tried >= this.limit;
  }

  /** Room for another break. */
  begin(): void {
    this.limit = this.tried + MOST_TRIALS;
  }

  /** The chain hash that the entry's fields give; undefined where one is malformed or the bound is reached. */
  hashOf(entry: Entry): string | undefined {
    const fields = this.spent ? undefined : hashedFields(entry);
    if (fields === undefined) return undefined;
    this.tried += 1 + Math.floor((fields.createdAt.length + String(fields.sequence).length) / ONE_TRIAL);
    return this.sha256(this.recipe.preimage(fields));
  }

  /** True where the entry's fields hash to its own stored chain hash. */
  fits(entry: Entry): boolean {
    return entry.chainHash !== undefined && this.hashOf(entry) === entry.chainHash;
  }

  /** The first candidate with which the entry recomputes. */
  find(entry: Entry, field: Exclude<HashedName, 'chainHash'>, candidates: Iterable<string>): { readonly value: string; readonly entry: Entry } | undefined {
    for (const value of candidates) {
      if (this.spent) return undefined;
      if (value === entry[field]) continue;
      const changed = withValue(entry, field, value);
      if (changed !== undefined && this.fits(changed)) return { value, entry: changed };
    }
    return undefined;
  }
}

/** The entry with another value in one field; undefined where the value has not the field's form. */
function withValue(entry: Entry, field: HashedName, value: string): Entry | undefined {
  switch (field) {
    case 'createdAt':
      return { ...entry, createdAt: value };
    case 'sequence': {
      const sequence = parseSequence(value);
      return sequence === undefined || sequence === 0 ? undefined : { ...entry, sequence };
    }
    default: {
      const digest = parseDigest(value);
      return digest === undefined ? undefined : { ...entry, [field]: digest };
    }
  }
}
