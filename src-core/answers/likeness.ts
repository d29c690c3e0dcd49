import type { AnswerKind } from './recognise';

const LIKE: Readonly<Record<Exclude<AnswerKind, 'error' | 'other'>, string>> = {
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
 * What a document that was supplied in the wrong place looks like, as the end of a sentence; undefined for error answers
 * (they are told with their own code) and for what is no answer of the API.
 */
export function likenessOf(kind: AnswerKind): string | undefined {
  return kind === 'error' || kind === 'other' ? undefined : `it looks like ${LIKE[kind]}`;
}
