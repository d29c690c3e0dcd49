import type { Section } from './document';
import { fact } from './document';
import type { ReportFrame } from './report-input';
import { stated } from './words';

export function identificationSection(input: ReportFrame): Section {
  const { details } = input;
  return {
    title: 'Identification',
    ownPage: true,
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('Report', input.reportId, 'mono'),
          fact('Issued', `${input.issuedAt} (UTC, by the clock of the examining computer)`),
          fact('Case', stated(details.caseId)),
          fact('Client', stated(details.client)),
          fact('Authority', stated(details.authority)),
          fact('Scope', stated(details.scope)),
          fact('Examiner', stated(details.examiner)),
          fact('Role', stated(details.role)),
          fact('Reviewer', stated(details.reviewer)),
        ],
      },
    ],
  };
}
