// The server's processes. None outlives this one: the kernel kills each when its parent dies, however that dies
// (PR_SET_PDEATHSIG), so that not even `kill -9` leaves one behind.
import { spawn } from 'node:child_process';

const KEPT_OUTPUT = 4000;

/**
 * Runs a program and gives what it wrote to standard output. Rejects, with all that it said, where it ends with anything
 * but 0, and for a daemon whenever it ends.
 * @param {string} program @param {readonly string[]} args @param {{daemon?: boolean}} [kind] @returns {Promise<string>}
 */
export function run(program, args, { daemon = false } = {}) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, said] = ['', ''];
  child.stdout.on('data', (/** @type {Buffer} */ data) => {
    stdout = (stdout + data.toString()).slice(-KEPT_OUTPUT);
    said = (said + data.toString()).slice(-KEPT_OUTPUT);
  });
  child.stderr.on('data', (/** @type {Buffer} */ data) => (said = (said + data.toString()).slice(-KEPT_OUTPUT)));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === 0 && !daemon) done(stdout);
      else fail(new Error(`${program} ended with ${signal ?? code}:\n${said.trim()}`));
    });
  });
}
