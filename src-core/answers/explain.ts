import { shorten } from '#core/words';

import type { Answer, Facts } from './recognise';

/**
 * What an answer that is no bundle is, what it says, and what can be done with it, as sentences for a person;
 * undefined for what is a bundle or no answer of the API. Quotes what stands there without having judged it.
 */
export function explainAnswer({ kind, facts }: Answer): string | undefined {
  switch (kind) {
    case 'status':
      return `This is an answer of /status, not a bundle. ${statusSays(facts)} By itself it proves nothing: open a bundle and supply this file with --status.`;
    case 'verify':
      return `This is an answer of /verify, the producer's own verdict, not a bundle. ${verifySays(facts)} By itself it proves nothing: open a bundle and supply this file with --server-verdict.`;
    case 'anchors':
      if (facts.get('anchors') === 'none') return 'This is an empty list, as /anchors answers while a chain has not been anchored, not a bundle.';
      return 'This is a list of Merkle anchors, as /anchors answers it, not a bundle. Open a bundle and supply this file with --anchors.';
    case 'proof':
      return 'This is a Merkle inclusion proof, not a bundle. Open the bundle that holds its entry and supply this file with --anchors.';
    case 'manifest':
      return `This is the manifest of an export${said(facts, 'bundleSha256', (digest) => ` whose SHA-256 is ${digest}`)}, not a bundle. Open the bundle itself; a manifest is named with --manifest.`;
    case 'entry-list':
      return 'This is a bare list of entries, not a bundle. A bundle is an object that holds such a list as "entries".';
    case 'error':
      return errorSays(facts);
    case 'bundle':
    case 'page':
    case 'entry':
    case 'other':
      return undefined;
  }
}

/** How much of a quoted value is shown. */
const SHOWN = 200;

function said(facts: Facts, name: string, phrase: (value: string) => string): string {
  const value = facts.get(name);
  return value === undefined ? '' : phrase(shorten(value, SHOWN));
}

function statusSays(facts: Facts): string {
  const parts = [
    said(facts, 'totalEntries', (count) => `${count} entries`),
    said(facts, 'lastSequence', (sequence) => `last sequence ${sequence}`),
    said(facts, 'lastChainHash', (hash) => `last chain hash ${hash}`),
    said(facts, 'lastEntryAt', (time) => `last entry at ${time}`),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'It says nothing of a last entry.' : `It says: ${parts.join(', ')}.`;
}

function verifySays(facts: Facts): string {
  const verified = facts.get('verified') ?? facts.get('ok');
  const parts = [
    verified === 'true' ? 'verified' : verified === 'false' ? 'not verified' : `verified "${shorten(verified ?? '', SHOWN)}"`,
    said(facts, 'totalChecked', (count) => `${count} entries checked`),
    said(facts, 'brokenAtSequence', (sequence) => `broken at sequence ${sequence}`),
    said(facts, 'brokenReason', (reason) => `because of ${reason}`),
    said(facts, 'verifiedAt', (time) => `at ${time}`),
  ].filter((part) => part !== '');
  return `It says: ${parts.join(', ')}.`;
}

/** What the error codes that the API publishes mean for who wanted evidence (seed 003). */
const MEANING: ReadonlyMap<string, string> = new Map([
  ['NOT_FOUND', 'What was asked for was not found.'],
  ['VALIDATION_ERROR', 'The request was not accepted.'],
  ['HASH_CHAIN_EXPORT_FAILED', 'The export failed on the producer\u2019s side: no evidence was handed over.'],
  ['HASH_CHAIN_ENTRIES_FAILED', 'Listing the entries failed on the producer\u2019s side: no evidence was handed over.'],
  ['HASH_CHAIN_ENTRY_FAILED', 'Looking the entry up failed on the producer\u2019s side: no evidence was handed over.'],
  ['HASH_CHAIN_STATUS_FAILED', 'The status could not be given on the producer\u2019s side.'],
  ['HASH_CHAIN_VERIFY_FAILED', 'The producer\u2019s own verification could not be carried out. That is no verdict on the chain.'],
  ['HASH_CHAIN_ANCHORS_FAILED', 'The anchors could not be given on the producer\u2019s side.'],
  ['HASH_CHAIN_PROOF_FAILED', 'The inclusion proof could not be given on the producer\u2019s side.'],
]);

/** Nothing where the code was not met: the strict reading, which saw the whole document, says it better. */
function errorSays(facts: Facts): string | undefined {
  const code = facts.get('code');
  if (code === undefined) return undefined;
  const meaning = MEANING.get(code);
  return `This is an error answer of the API ("${shorten(code, SHOWN)}"${said(facts, 'message', (message) => `: ${message}`)}), not a bundle.${meaning === undefined ? '' : ` ${meaning}`}`;
}
