import { readFileSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

import { done, failed } from '#core/contract';
import type { Outcome } from '#core/contract';

/** The first line of a file; the line end does not belong to the passphrase. */
export function passphraseFrom(path: string): Outcome<string> {
  try {
    return done(readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] ?? '');
  } catch {
    return failed('passphrase-needed', `The passphrase file cannot be read: ${path}`);
  }
}

/** Asks at the terminal without showing what is typed; a failure where there is no terminal to ask at. */
export async function askPassphrase(input: ReadStream, output: NodeJS.WritableStream): Promise<Outcome<string>> {
  if (!input.isTTY) return failed('passphrase-needed', 'The identity needs a passphrase and there is no terminal to ask for it: use --passphrase-file.');
  output.write('Passphrase of the identity: ');
  input.setRawMode(true);
  input.resume();
  input.setEncoding('utf8');
  const typed = await new Promise<string | undefined>((resolve) => readLine(input, resolve));
  input.setRawMode(false);
  input.pause();
  output.write('\n');
  return typed === undefined ? failed('passphrase-needed', 'No passphrase was given.') : done(typed);
}

const ESCAPE_SEQUENCE = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?/g;

function readLine(input: ReadStream, resolve: (typed: string | undefined) => void): void {
  let typed: string[] = [];
  const end = (result: string | undefined): void => {
    input.removeListener('data', listen);
    input.removeListener('end', hangUp);
    resolve(result);
  };
  const hangUp = (): void => end(undefined);
  const listen = (data: Buffer | string): void => {
    // An arrow key, or the marks around pasted text, would become a part of it that nobody sees.
    for (const key of String(data).replace(ESCAPE_SEQUENCE, '')) {
      if (key === '\r' || key === '\n') return end(typed.join(''));
      if (key === '\x03' || key === '\x04') return end(undefined);
      if (key === '\x7f' || key === '\b') typed = typed.slice(0, -1);
      else if (key === '\x15') typed = [];
      else typed.push(key);
    }
  };
  input.on('data', listen);
  input.on('end', hangUp);
}
