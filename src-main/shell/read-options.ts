import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

/** Words that are no call of a command: what is asked instead, or what is wrong with them, in a sentence. */
export type NoCall = { readonly kind: 'help' } | { readonly kind: 'version' } | Wrong;
type Wrong = { readonly kind: 'wrong'; readonly because: string };

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<O extends Options> = { args: string[]; options: O; allowPositionals: true; strict: true; tokens: true };
type Read<O extends Options> = { readonly kind: 'read' } & Pick<ReturnType<typeof parseArgs<Config<O>>>, 'values' | 'positionals'>;

export const wrong = (because: string): Wrong => ({ kind: 'wrong', because });

/** Reads the options among words, strictly and each once; help and version are answered before a repeated option is told. `spelt`: another name of an option. */
export function readOptions<O extends Options>(words: readonly string[], options: O, spelt: Readonly<Record<string, string>> = {}): Read<O> | NoCall {
  let parsed;
  try {
    parsed = parseArgs<Config<O>>({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    return wrong(error instanceof Error ? `${error.message.split(/\.\s/)[0] ?? ''}.`.replace('..', '.') : String(error));
  }
  const { values, positionals, tokens } = parsed;
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [spelt[token.name] ?? token.name] : []));
  const asked = (['help', 'version'] as const).find((name) => names.includes(name));
  if (asked !== undefined) return { kind: asked };
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? { kind: 'read', values, positionals } : wrong(`--${repeated} stands twice.`);
}
