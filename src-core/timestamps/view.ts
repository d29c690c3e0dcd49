import type { TimestampState, TimestampView } from '#core/contract';
import { shorten } from '#core/words';

import { HASH_WORD } from './algorithms';
import type { Certificate } from './certificate';
import type { CheckedToken } from './check-token';
import type { Crypto } from './crypto';
import { standsForText } from './imprint';
import { accuracyText } from './judge';
import type { Judged } from './judge';
import { hexText } from './der-values';
import { hexOf } from './stated';

const LONGEST = 500;
const cut = (text: string): string => shorten(text, LONGEST);

/** What window, shell and report show of one entry's token. */
export function toTimestampView(judged: Judged, crypto: Crypto): TimestampView {
  const { entry, state, checked, standsFor, findings } = judged;
  const stands = standsFor === undefined ? null : standsForText(standsFor);
  const sentences = [...findings.map(({ message }) => message), ...SAID[state](judged)];
  return {
    sequence: entry.sequence ?? null,
    entryIndex: entry.entryIndex,
    state,
    sentences: sentences.map(cut),
    token: checked === undefined ? null : { standsFor: stands, ...tokenFacts(checked, crypto) },
  };
}

/** What no finding says. */
const SAID: Readonly<Record<TimestampState, (judged: Judged) => readonly string[]>> = {
  good: existed,
  weak: existed,
  untrusted: untraced,
  mismatch: untraced,
  unreadable: () => [],
};

function untraced({ checked }: Judged): readonly string[] {
  return checked?.trust.state === 'untrusted' ? [`Not traced to a certificate of the examiner's: ${checked.trust.because}.`] : [];
}

function existed({ checked, standsFor }: Judged): readonly string[] {
  if (checked === undefined || standsFor === undefined) return [];
  const { info } = checked.token;
  return [`The ${standsFor.what} of this entry existed before ${info.genTime.text}${accuracyText(info)}.`];
}

type TokenFacts = Omit<NonNullable<TimestampView['token']>, 'standsFor'>;

function tokenFacts({ token, signer, trust }: CheckedToken, crypto: Crypto): TokenFacts {
  const { info, signer: named, wasResponse } = token;
  const accuracy = accuracyText(info).trim();
  return {
    imprint: { algorithm: HASH_WORD[info.imprint.hash], value: hexText(info.imprint.value) },
    genTime: info.genTime.text,
    accuracy: accuracy === '' ? null : accuracy,
    policy: info.policy,
    serial: hexOf(info.serial),
    authority: info.authority === undefined ? null : cut(info.authority.text),
    signer: signer === undefined ? null : signerFacts(signer),
    signature: `${keyText(signer, crypto)}${named.algorithm.kind === 'rsa-pss' ? 'PSS, ' : ''}${HASH_WORD[named.digest]}`,
    path: trust.state === 'trusted' ? trust.path.map(({ subjectName }) => cut(subjectName.text)) : [],
    wasResponse,
  };
}

function signerFacts({ subjectName, issuerName, serial, notBefore, notAfter }: Certificate): TokenFacts['signer'] {
  return { subject: cut(subjectName.text), issuer: cut(issuerName.text), serial: hexOf(serial), validity: `${notBefore.text} to ${notAfter.text}` };
}

function keyText(signer: Certificate | undefined, crypto: Crypto): string {
  const facts = signer === undefined ? undefined : crypto.keyOf(signer.key);
  return facts === undefined ? '' : facts.kind === 'rsa' ? `RSA ${facts.bits}, ` : `ECDSA P-${facts.bits}, `;
}
