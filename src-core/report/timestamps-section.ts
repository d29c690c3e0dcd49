import { TIMESTAMP_STATES, TIMESTAMP_WORDS } from '#core/contract';
import type { BesideViews, TimestampState, TimestampView, TimestampsView } from '#core/contract';
import { counted } from '#core/words';

import type { Block, Cell, Line, Section, Tone } from './document';
import { cell, fact, paragraph, status } from './document';
import { sequenceText } from './words';

const TONES: Readonly<Record<TimestampState, Tone>> = { good: 'good', weak: 'warn', untrusted: 'open', unreadable: 'open', mismatch: 'bad' };
/** Tokens that are printed, the gravest first: the register of findings names the others that are not in order. */
const PRINTED = 60;

/** Facts that are copied digit by digit; names and sentences are set as words. */
const VALUES: readonly string[] = ['Time', 'Imprint', 'Policy', 'Serial'];

type Looked = { readonly beside: BesideViews };

/** "Of 3 tokens: 1 not readable, 2 sound and traced." */
export function timestampsText({ found, counts }: TimestampsView): string {
  if (found === 0) return 'No entry carries a time-stamp token.';
  const parts = TIMESTAMP_STATES.filter((state) => counts[state] > 0).map((state) => `${String(counts[state])} ${TIMESTAMP_WORDS[state]}`);
  return `Of ${counted(found, 'token', 'tokens')}: ${parts.join(', ')}.`;
}

/** Tokens in the order in which they are told: gravest first, in walk order within a state. */
export const gravestFirst = (tokens: readonly TimestampView[]): readonly TimestampView[] =>
  [...tokens].sort((a, b) => TIMESTAMP_STATES.indexOf(a.state) - TIMESTAMP_STATES.indexOf(b.state));

/** Why tokens were not checked; null where there were any. */
export function timestampsNotRun({ beside }: Looked): string | null {
  return (beside.timestamps?.found ?? 0) === 0 ? 'No entry carries a token. All times are the producer\u2019s own.' : null;
}

/** What the tokens add to what the examination rests on; empty where none is traced. */
export function timestampsTrust({ beside }: Looked): string {
  const good = beside.timestamps?.counts.good ?? 0;
  return good === 0 ? '' : `${counted(good, 'time-stamp token', 'time-stamp tokens')} traced to certificates that the examiner supplied`;
}

/** What tokens do not show; nothing where there are none. */
export function timestampsLimits({ beside }: Looked): readonly (readonly [string, string])[] {
  if ((beside.timestamps?.found ?? 0) === 0) return [];
  return [['A time-stamp says before, not when.', 'A token shows that the hash it stands for existed before its time: not when it was made, not that the entry is true, not that nothing was appended later and cut off. Whether its certificates were revoked, or its authority is qualified under eIDAS, was not asked: nothing leaves the machine. Removing a token leaves no trace in the chain.']];
}

/** Every token that is shown, with what it stands for and who made it; nothing where tokens were not looked at. */
export function timestampsSections({ beside }: Looked): readonly Section[] {
  const view = beside.timestamps;
  if (view === undefined) return [];
  return [{
    title: 'Time-stamps',
    ownPage: false,
    blocks: [
      paragraph(timestampsText(view)),
      paragraph('For each token, the imprint was compared with the entry\u2019s chain hash, then with its Merkle root; the signature, the signing-certificate attribute and the purpose of the certificate were checked, and a path was sought to a certificate that the examiner supplied, each certificate as it stood at the token\u2019s own time (RFC 3161, 5652, 5280, 5816). Certificates inside a token are never trusted by themselves.'),
      { kind: 'facts', facts: [fact('Certificates supplied', view.trusted === null ? 'none: no token could be traced' : String(view.trusted)), fact('Revocation', 'not asked for')] },
      ...tokensTable(view),
    ],
  }];
}

function tokensTable({ tokens, found }: TimestampsView): readonly Block[] {
  if (tokens.length === 0) return [];
  const printed = gravestFirst(tokens).slice(0, PRINTED);
  return [{
    kind: 'table',
    caption: printed.length < found ? `${String(printed.length)} of ${String(found)} tokens, gravest first` : 'Every token',
    columns: [{ title: 'State', share: 0.22 }, { title: 'Entry', share: 0.1 }, { title: 'Token', share: 0.68 }],
    rows: printed.map((one): readonly Cell[] => [status(TONES[one.state], TIMESTAMP_WORDS[one.state]), cell(entryText(one), 'mono'), { lines: tokenLines(one) }]),
  }];
}

const entryText = ({ sequence, entryIndex }: TimestampView): string => (sequence === null ? `element ${String(entryIndex)}` : sequenceText(sequence));

function tokenLines({ sentences, token }: TimestampView): readonly Line[] {
  return [
    ...sentences.map((text): Line => ({ text, as: 'plain' })),
    ...(token === null ? [] : timestampFacts(token).map(([label, text]): Line => ({ label, text, as: VALUES.includes(label) ? 'mono' : 'plain' }))),
  ];
}

/** What a token states, named, for report, shell and window. */
export function timestampFacts(token: NonNullable<TimestampView['token']>): readonly (readonly [string, string])[] {
  const { imprint, genTime, accuracy, standsFor, policy, serial, signature, signer, authority, path, wasResponse } = token;
  return [
    ['Time', `${genTime}${accuracy === null ? ', accuracy not stated' : ` ${accuracy}`}`],
    ['Stands for', standsFor ?? 'neither chain hash nor Merkle root'],
    ['Imprint', imprint.value],
    ['Hash', imprint.algorithm],
    ['Policy', policy],
    ['Serial', serial],
    ['Signed', signature],
    ['Signer', signer === null ? 'its certificate is missing' : `${signer.subject}; issued by ${signer.issuer}, serial ${signer.serial}; ${signer.validity}`],
    ...(authority === null ? [] : [['Authority', authority] as const]),
    ...(path.length === 0 ? [] : [['Path', path.join(' \u2190 ')] as const]),
    ['Form', wasResponse ? 'full answer of the authority' : 'bare token'],
  ];
}
