import type { Block, Section } from './document';
import { fact, paragraph } from './document';
import type { ReportFrame } from './report-input';

/** How this report itself can be checked, and what its signature does not say. */
export function integritySection(input: ReportFrame): Section {
  const { signer } = input;
  return {
    title: 'Integrity of this report',
    ownPage: false,
    blocks: [
      paragraph('The report is signed as its last step. The signature covers every byte of the file: any change, and anything appended, shows when it is checked.'),
      {
        kind: 'facts',
        facts: [
          fact('Level', 'PAdES baseline B-B (ETSI EN 319 142-1), sub-filter ETSI.CAdES.detached'),
          fact('Signer', signer.subject),
          fact('Identity', identityText(input)),
          fact('Algorithm', signer.algorithm),
          fact('Certificate SHA-256', signer.fingerprint, 'mono'),
          fact('Signing time', `claimed: ${input.issuedAt}, by the clock of the examining computer. There is no time-stamp from a trusted authority.`),
        ],
      },
      ...warning(input),
      { kind: 'mono', caption: 'To check', lines: ['$ pdfsig REPORT.pdf', 'Signature Validation: Signature is Valid.', 'Total document signed'] },
    ],
  };
}

function identityText({ signer }: ReportFrame): string {
  if (!signer.selfSigned) return 'a certificate issued by another party; its chain is embedded and was not validated by the tool';
  return signer.oneTime ? 'self-signed, made for this report only: identity not verified' : 'self-signed: identity not verified';
}

function warning({ signer }: ReportFrame): readonly Block[] {
  if (!signer.selfSigned) return [];
  return [{
    kind: 'callout',
    tone: 'open',
    title: 'Identity not verified',
    text: signer.oneTime
      ? 'The key was made for this report and is gone. The signature shows that the file was not changed since, and nothing about who made it. Keep the SHA-256 of this file somewhere else to tie it to its maker.'
      : 'Nobody but the signer vouches for the name in the certificate. Compare the certificate\u2019s SHA-256 above with one received from the examiner by another way.',
  }];
}
