import type { ArchiveVerdict } from '#core/archive';

import type { Block, ReportDocument } from '../document';
import type { ArchiveExamination, ArchiveReportInput } from './archive-input';

/** A report on this verdict, everything else the same each time. */
export function archiveInput(verdict: ArchiveVerdict, changes: Partial<ArchiveExamination> = {}): ArchiveReportInput {
  return {
    archive: { verdict, asked: { from: null, to: null }, recipePinned: false, digests: null, ...changes },
    details: { caseId: 'C-1', client: 'A bank', examiner: 'M. Okafor', role: 'Examiner', reviewer: '', authority: '', scope: '' },
    reportId: 'TS-20261121-7F3A9C', issuedAt: '2026-11-21T10:31:44Z',
    acquired: { openedAt: '2026-11-21T10:26:02Z', how: 'Read from a local folder.' },
    tool: { version: '0.1.0', runtime: 'Node.js', os: 'Linux', dependencies: [] },
    signer: { subject: 'CN=M. Okafor', selfSigned: true, oneTime: true, algorithm: 'ECDSA P-256, SHA-256', fingerprint: 'a'.repeat(64) },
    network: 'None.',
  };
}

export const sectionOf = ({ sections }: ReportDocument, title: string): readonly Block[] => sections.find((section) => section.title === title)?.blocks ?? [];

/** Every text of these blocks, as it will be printed. */
export const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap(textOfBlock);

function textOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'conclusion':
      return [block.word, block.headline, block.meaning];
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.pieces.map(({ text }) => text).join('')];
    case 'facts':
      return block.facts.map(({ label, text }) => `${label}: ${text}`);
    case 'table':
      return block.rows.map((cells) => cells.map(({ lines }) => lines.map(({ text }) => text).join(' ')).join(' | '));
    case 'callout':
      return [block.title, block.text];
    case 'mono':
      return [block.caption, ...block.lines];
    case 'comparison':
      return [block.caption, ...block.values.map(({ text }) => text)];
    case 'link':
      return [block.caption, block.before.value, block.entry.value];
    case 'board':
      return [block.caption];
  }
}
