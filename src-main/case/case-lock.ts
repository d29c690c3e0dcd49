import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, lstatSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { CaseFolderError } from './case-folder-error';

/** At the root of a case folder while a fetch writes there. Hidden: no evidence. */
export const LOCK = '.fetch-lock';

/** Who holds a folder, as the lock file says. */
type Holder = { readonly pid: number; readonly host: string; readonly machine: string; readonly boot: string | null; readonly since: string; readonly token: string };

/** Longer than any that we write. */
const LONGEST = 4096;
/** After this, in milliseconds, a lock that says nothing was not finished by who began it. */
const UNWRITTEN_MS = 60_000;
/** The locks of this process, by token: its number alone may be that of a dead one before it. */
const OURS = new Map<string, CaseLock>();

/** Which start of this machine it runs since; null where the system does not say. */
function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * Where a process's number means this process: a machine by its own identity and not its name, which clones share, and
 * within it the container that counts processes by itself.
 */
export function machineId(): string {
  return [() => readFileSync('/etc/machine-id', 'utf8').trim(), () => readlinkSync('/proc/self/ns/pid')].map(orNothing).join(' ');
}

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '-';
  }
}

/** Where the program ends by itself; one that is killed leaves its lock behind, which is taken over. */
const releaseAll = (): void => {
  for (const lock of [...OURS.values()]) lock.release();
};

/**
 * One fetch at a time into a folder, by a file that only one can make. A lock whose process is gone (on this machine, or
 * before it was started anew, where the system says so) is taken over; one of another machine or container never is, since
 * nothing here can know of it. Throws
 * CaseFolderError, `case-folder-busy` where another fetch holds it.
 */
export class CaseLock {
  private readonly path: string;
  private readonly token = randomUUID();

  constructor(folder: string) {
    this.path = join(folder, LOCK);
    while (!this.make()) {
      const text = textOf(this.path);
      if (text === undefined) continue;
      const holder = parseHolder(text);
      if (!isOver(holder, this.path)) throw busy(holder, this.path);
      this.takeAway(text);
    }
    if (OURS.size === 0) process.once('exit', releaseAll);
    OURS.set(this.token, this);
  }

  release(): void {
    if (!OURS.delete(this.token)) return;
    if (OURS.size === 0) process.off('exit', releaseAll);
    try {
      if (parseHolder(textOf(this.path) ?? '')?.token === this.token) rmSync(this.path);
    } catch {
      // It is left behind by a process that will be gone, and taken over.
    }
  }

  private make(): boolean {
    let file;
    try {
      file = openSync(this.path, 'wx', 0o600);
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
    try {
      const holder: Holder = { pid: process.pid, host: hostname(), machine: machineId(), boot: bootId(), since: new Date().toISOString(), token: this.token };
      writeSync(file, `${JSON.stringify(holder)}\n`);
    } catch (error) {
      rmSync(this.path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  }

  /** Moved first, and looked at: another may have taken it over since, and then it is that one's. */
  private takeAway(text: string): void {
    const aside = `${this.path}.${this.token}`;
    try {
      renameSync(this.path, aside);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return;
      throw error;
    }
    if (textOf(aside) !== text) putBack(aside, this.path);
    rmSync(aside, { force: true });
  }
}

/** Unless somebody has made a lock there meanwhile. */
function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** Undefined where there is none any more. */
function textOf(path: string): string | undefined {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  if (!there.isFile() || there.size > LONGEST) throw new CaseFolderError(`This should be the lock of a fetch, and is something else: ${path}`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder) || !('machine' in holder) || !('boot' in holder) || !('since' in holder) || !('token' in holder)) return undefined;
    const { pid, host, machine, boot, since, token } = holder;
    return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' && typeof machine === 'string' && (typeof boot === 'string' || boot === null) && typeof since === 'string' && typeof token === 'string' ? { pid, host, machine, boot, since, token } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether who made it is surely gone. */
function isOver(holder: Holder | undefined, path: string): boolean {
  if (holder === undefined) return Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > UNWRITTEN_MS;
  if (holder.host !== hostname() || holder.machine !== machineId()) return false;
  if (holder.pid === process.pid) return !OURS.has(holder.token);
  // After a start of the machine the number may be another's. Not by the clock: it may jump.
  const boot = bootId();
  const isBefore = boot !== null && holder.boot !== null && holder.boot !== boot;
  return isBefore || !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function busy(holder: Holder | undefined, path: string): CaseFolderError {
  const who = holder === undefined ? 'It began just now' : `It is process ${holder.pid} on ${holder.host}, since ${holder.since}`;
  return new CaseFolderError(`Another fetch writes into this case folder. ${who}. Wait for it, or cancel it; where it is surely over, delete ${path}`, 'case-folder-busy');
}
