import type { Examination } from '#core/contract';
import type { ReportInput } from '#core/report';

/** Everything but the examination, the same each time. */
export const SAMPLE_FACTS: Omit<ReportInput, 'examination'> = {
  details: {
    caseId: 'BA-2026-0417', client: 'Regional Savings Bank', examiner: 'M. Okafor', role: 'Bank examiner, technical', reviewer: '',
    authority: 'Inspection order of 2026-11-02', scope: 'Decision log of the credit engine, 6 to 7 May 2026',
  },
  reportId: 'TS-20261121-7F3A9C', issuedAt: '2026-11-21T10:31:44Z',
  acquired: { openedAt: '2026-11-21T10:26:02Z', how: 'Read from a local file that was opened for reading only.' },
  tool: { version: '0.1.0', runtime: 'Node.js 20.20.2', os: 'Linux 6.1.0 x64', dependencies: [{ name: 'pdfkit', version: '0.20.2' }] },
  signer: { subject: 'CN=M. Okafor', selfSigned: true, oneTime: false, algorithm: 'ECDSA P-256, SHA-256', fingerprint: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce' },
  network: 'Offline: the evidence is a local file, and no network connection was opened during this session.',
};

export const sampleInput = (examination: Examination): ReportInput => ({ ...SAMPLE_FACTS, examination });
