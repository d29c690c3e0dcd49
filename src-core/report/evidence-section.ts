import type { Subject } from '#core/assess';
import type { Examination } from '#core/contract';
import { counted, grouped } from '#core/words';

import type { Block, Fact, Section } from './document';
import { fact, heading, paragraph } from './document';
import type { ReportInput } from './report-input';
import { suppliedBlocks } from './supplied-blocks';
import { organizationsText, rangeText, stated } from './words';

/** How many organisations are named before the rest is only counted. */
const NAMED_ORGANIZATIONS = 20;

export function evidenceSection(input: ReportInput): Section {
  const { verdict } = input.examination;
  const { subject } = verdict;
  return {
    title: 'Evidence',
    ownPage: false,
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('Path', subject.path, 'mono'),
          ...readFacts(subject),
          fact('Read', `${input.acquired.openedAt} (UTC)`),
          fact('Acquisition', input.acquired.how),
          fact('Custody before', 'Not known to the tool. What happened to the file before it was read is for the examiner\u2019s own record.'),
          ...contentFacts(input.examination),
        ],
      },
      ...(input.examination.beside.log === undefined ? declaredBlocks(input.examination) : [paragraph(`The file is no bundle but a log: ${input.examination.beside.log.records}. It declares no range, count or digest that could be compared.`)]),
      ...suppliedBlocks(input),
    ],
  };
}

/** Which bytes were read: of a gzip file what it unpacks to, and the file itself. */
function readFacts({ bytes, sha256, container }: Subject): readonly Fact[] {
  const size = counted(bytes, 'byte', 'bytes');
  if (container === undefined) return [fact('Size', size, 'mono'), fact('SHA-256', sha256, 'mono')];
  const after = container.bytesAfter === 0 ? 'nothing behind its end' : `${counted(container.bytesAfter, 'byte', 'bytes')} behind its end, not read`;
  return [
    fact('Gzip file', `${counted(container.bytes, 'byte', 'bytes')}, ${counted(container.members, 'member', 'members')}, ${after}`),
    fact('SHA-256 of it', container.sha256, 'mono'),
    fact('Unpacked', `${size}, held in memory only. Every place in this report is counted in these bytes.`),
    fact('SHA-256, unpacked', sha256, 'mono'),
  ];
}

function contentFacts({ verdict, surroundings }: Examination): readonly Fact[] {
  const { subject } = verdict;
  return [
    fact('Entries', `${grouped(subject.entryCount)}, of which ${grouped(surroundings.placed)} could be placed by their sequence`),
    fact('Sequences', rangeText(subject.fromSequence, subject.toSequence), 'mono'),
    fact('First createdAt', stated(subject.firstCreatedAt), 'mono'),
    fact('Last createdAt', stated(subject.lastCreatedAt), 'mono'),
    fact('Organisation', organizationsText(subject.organizationIds, NAMED_ORGANIZATIONS), 'mono'),
    fact('First prevHash', stated(surroundings.firstPrevHash), 'mono'),
    fact('First chainHash', stated(surroundings.firstChainHash), 'mono'),
    fact('Last chainHash', stated(surroundings.lastChainHash), 'mono'),
  ];
}

function declaredBlocks(examination: Examination): readonly Block[] {
  return [heading('Declared beside and inside the file', false), { kind: 'facts', facts: declaredFacts(examination) }, manifestBlock(examination)];
}

function declaredFacts({ surroundings }: Examination): readonly Fact[] {
  const { declared } = surroundings;
  return [
    fact('Form', surroundings.envelope ? 'the bundle inside an interface answer (success, data)' : 'the bundle itself'),
    fact('organizationId', stated(declared.organizationId), 'mono'),
    fact('algorithm', stated(declared.algorithm), 'mono'),
    fact('canonicalization', stated(declared.canonicalization), 'mono'),
    fact('fromSequence', stated(declared.fromSequence), 'mono'),
    fact('toSequence', stated(declared.toSequence), 'mono'),
  ];
}

function manifestBlock({ surroundings }: Examination): Block {
  const { manifest, manifestPath } = surroundings;
  if (manifest === null) {
    return paragraph(manifestPath === null ? 'No manifest was found beside the bundle or supplied.' : `A manifest was found (${manifestPath}) and could not be read; see Findings.`);
  }
  return {
    kind: 'facts',
    facts: [
      fact('Manifest', stated(manifestPath), 'mono'),
      fact('date', stated(manifest.date), 'mono'),
      fact('fromSequence', stated(manifest.fromSequence), 'mono'),
      fact('toSequence', stated(manifest.toSequence), 'mono'),
      fact('entryCount', stated(manifest.entryCount), 'mono'),
      fact('bundleSha256', stated(manifest.bundleSha256), 'mono'),
      fact('exportedAt', stated(manifest.exportedAt), 'mono'),
    ],
  };
}
