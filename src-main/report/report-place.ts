import { closeSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { join, resolve } from 'node:path';

const PDF = '%PDF-';

type Place = { readonly bundle: string | null; readonly manifest: string | null };

/** The files that a report on an archive is about: its bundles and manifests, and what holds digests kept elsewhere. */
export function archiveFiles(folder: string, places: readonly Place[], digests: string | null): readonly string[] {
  const paths = places.flatMap(({ bundle, manifest }) => [bundle, manifest]).filter((path) => path !== null);
  return [...paths.map((path) => join(folder, ...path.split('/'))), ...(digests === null ? [] : [digests])];
}

/**
 * Why a report must not be written to a place, as a sentence; undefined where it may be.
 *
 * `evidence` are the files that the report is about: never replaced, by whatever spelling or link the place reaches them.
 * Of all others only an older PDF is: a wrong word at a shell must not cost another day's evidence, or a key. Whether
 * the place can be written at all is found by writing.
 */
export function whyNotThere(place: string, evidence: readonly string[]): string | undefined {
  const isEvidence = evidence.some((one) => resolve(one) === resolve(place) || isSame(look(one), look(place)));
  if (isEvidence) return `The report may not replace the evidence. Choose another place: ${place}`;
  const there = lookAtItself(place);
  if (there === undefined) return undefined;
  // The report is renamed into its place, which would take a device or a link (/dev/stdout is one) from its folder.
  if (!there.isFile()) return `The report can only be written as a file, and this is something else: ${place}`;
  return there.size === 0n || isPdf(place) ? undefined : `The report may replace an older PDF, but no other file. Choose another place: ${place}`;
}

function look(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function lookAtItself(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function isSame(a: BigIntStats | undefined, b: BigIntStats | undefined): boolean {
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function isPdf(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const start = new Uint8Array(PDF.length);
      return readSync(file, start, 0, start.length, 0) === start.length && Buffer.from(start).toString('latin1') === PDF;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
