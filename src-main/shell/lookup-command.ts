import { headline } from '#core/assess';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { Examination, RefusalPlace } from '#core/contract';
import { cutTo, nameUnseen } from '#core/words';

import type { OpenExamination } from '../verification/examination';
import { locateEvidence } from '../verification/locate-evidence';
import type { EntryBook } from '../verification/look/entry-book';
import { entryNamed, listEntries } from '../verification/look/lookups';
import type { Listed } from '../verification/look/lookups';
import type { Helpers } from '../verification/read-parts';
import { sourceRefusal } from '../verification/verify';
import { entryAnswer, errorAnswer, listAnswer, statusAnswer, statusOf } from './api-answer';
import { knownProof } from './entry-proof';
import { LOOKUP_EXIT } from './exit';
import type { LookupCall } from './lookup-arguments';
import { describeEntry, describeList, describeStatus, verdictLine } from './lookup-summary';
import { nowhere, withEvidence } from './with-evidence';
import { summariseRefusal } from './refusal-summary';

type Answered = { readonly parts: Iterable<string>; readonly code: number; readonly aside?: string | undefined };

/**
 * Answers `entry`, `entries` or `status` from evidence, as the API would (with --json in its own words), and gives the
 * exit code. The evidence is verified on the way, since its order is the walk's; its verdict is not the exit code.
 */
export async function lookupCommand(call: LookupCall, helpers: Helpers): Promise<number> {
  const located = locateEvidence([call.evidence]);
  if (!located.ok) return refuse(call, nowhere(sourceRefusal('unreadable-file', located.failure.sentence)));
  const { bundle, manifest } = located.value;
  const request = { bundle, manifest, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, anchors: call.command === 'entry' ? call.anchors : null } };
  const used = await withEvidence(request, helpers, (examination, open) => {
    const { parts, code, aside } = answer(call, examination, open);
    // While the evidence is open: an entry's JSON is read from it.
    for (const part of parts) process.stdout.write(part);
    // A script reads no verdict; whoever reads its log must not take an answer for one.
    for (const line of [aside, call.json ? warningOf(examination) : undefined]) if (line !== undefined) process.stderr.write(`tamperscope: ${nameUnseen(line)}\n`);
    return code;
  });
  return used.kind === 'used' ? used.value : refuse(call, used.place);
}

function answer(call: LookupCall, examination: Examination, open: OpenExamination): Answered {
  switch (call.command) {
    case 'entry':
      return answerEntry(call, examination, open);
    case 'entries': {
      const listed = listEntries(open.book, call);
      return { parts: call.json ? listAnswer(open.book, listed) : describeList(open.book, listed, examination), code: LOOKUP_EXIT.answered, aside: cutSequence(open.book, listed) };
    }
    case 'status': {
      const status = statusOf(examination, open.book);
      return { parts: call.json ? statusAnswer(status) : describeStatus(status, examination), code: LOOKUP_EXIT.answered };
    }
  }
}

function answerEntry({ name, json, anchors }: LookupCall & { readonly command: 'entry' }, examination: Examination, { book, findings }: OpenExamination): Answered {
  const named = entryNamed(book, name);
  if (named === undefined) {
    const sentence = `No entry of this evidence has the trace id or the id "${cutTo(name, 200)}".`;
    return { parts: json ? errorAnswer('NOT_FOUND', sentence) : [`✗ NOT FOUND   ${nameUnseen(sentence)}\n${verdictLine(examination)}`], code: LOOKUP_EXIT.notFound };
  }
  const proof = knownProof(examination.beside.anchors, book.index(named.position), anchors !== null);
  const parts = json ? entryAnswer(book, named.position, proof) : describeEntry(book, named, findings, examination, proof);
  const asides = [
    ...(named.more === 0 ? [] : [`${named.more} more with the same ${named.by === 'traceId' ? 'trace id' : 'id'}; the first in the chain is given.`]),
    ...(proof.state === 'known' && proof.more > 0 ? [`${proof.more} more proofs of this entry; one that does not lead to its root is given before one that does.`] : []),
    ...(proof.state === 'unknown' && proof.because !== null ? [proof.because] : []),
  ];
  return { parts, code: LOOKUP_EXIT.answered, aside: asides.length === 0 ? undefined : asides.join(' ') };
}

/** A walk by cursor goes on below a sequence: where it stands more than once (a fork), the others would be passed over. */
function cutSequence(book: EntryBook, { positions, hasMore }: Listed): string | undefined {
  const last = positions.at(-1);
  if (!hasMore || last === undefined || last === 0) return undefined;
  const sequence = book.sequence(last);
  return sequence === undefined || book.sequence(last - 1) !== sequence ? undefined : `sequence ${sequence} stands more than once, and the list ends among those; --before-seq ${sequence} leaves the others out.`;
}

function warningOf({ verdict }: Examination): string | undefined {
  return verdict.conclusion === 'passed' ? undefined : `the evidence did not pass (${verdict.conclusion}). ${headline(verdict)}`;
}

function refuse(call: LookupCall, place: RefusalPlace): number {
  const { code, message, ...where } = place.refusal;
  for (const part of call.json ? errorAnswer(code, message, where) : [summariseRefusal(place)]) process.stdout.write(part);
  return LOOKUP_EXIT.unreadable;
}
