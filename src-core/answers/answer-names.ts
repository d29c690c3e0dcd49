import type { AnswerKind } from './recognise';

const NAMES: Readonly<Record<Exclude<AnswerKind, 'error' | 'other'>, string>> = {
  bundle: 'a bundle (--previous or --next takes one)',
  page: 'a page of /entries',
  entry: 'a single entry',
  'entry-list': 'a bare list of entries',
  anchors: 'an answer of /anchors (--anchors takes it)',
  proof: 'an inclusion proof (--anchors takes it)',
  status: 'an answer of /status (--status takes it)',
  verify: 'an answer of /verify (--server-verdict takes it)',
  manifest: 'a manifest (--manifest takes it)',
};

/**
 * What a document is, with the option that takes it, for one that was supplied in the wrong place; undefined for error
 * answers (they are told with their own code) and for what is no answer of the API.
 */
export function nameOfAnswer(kind: AnswerKind): string | undefined {
  return kind === 'error' || kind === 'other' ? undefined : NAMES[kind];
}
