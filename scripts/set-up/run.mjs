// How set-up speaks and starts other programs. Its words go to standard error: standard output belongs to the verdict.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { root } from './place.mjs';

/** A reason that a person can act on; anything else that is thrown is a defect and keeps its stack. */
export class SetUpFailure extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** Is this program on the PATH? Asks the file system, since asking a shell costs more than set-up may. @param {string} name */
export function onPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, name)));
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a program without showing it and gives what it said. `status` is -1 where it could not be started or ran out
 * of time.
 * @param {string} program @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number}} [options]
 */
export function runQuietly(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    killSignal: 'SIGKILL',
    ...options,
  });
  return { status: error ? -1 : (status ?? -1), stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}${error ? String(error) : ''}` };
}

/**
 * Runs npm, also where `npm` is a script that Windows cannot start by name.
 * @param {readonly string[]} args @param {{cwd?: string, timeout?: number}} [options]
 */
export function runNpm(args, options) {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('.js') ? runQuietly(process.execPath, [cli, ...args], options) : runQuietly('npm', args, options);
}

/**
 * Runs a program in the open and gives its exit code. Its own process group, so that a signal reaches what it
 * started too: xvfb-run alone would leave both the display and the window behind.
 * @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] @param {string} [cwd]
 * @returns {Promise<number>}
 */
export function runOpenly(program, args, env = process.env, cwd = root) {
  const grouped = process.platform !== 'win32';
  const child = spawn(program, args, { cwd, env, stdio: 'inherit', detached: grouped });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (child.pid !== undefined) process.kill(grouped ? -child.pid : child.pid, signal);
    });
  }
  return new Promise((done) => {
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
