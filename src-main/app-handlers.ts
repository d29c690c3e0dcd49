import { clipboard, safeStorage, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';

import { done, failed, takesFolder } from '#core/contract';
import type { Start } from '#core/contract';
import { parseSequence } from '#core/evidence';

import type { ArchiveDesk } from './archive';
import { bucketHandlers } from './bucket-handlers';
import type { CaseDesk } from './case/case-desk';
import type { CompareDesk } from './compare';
import { ANY, askPath } from './dialogs/ask-paths';
import { chooseCopies, chooseNeighbour } from './dialogs/choose-copies';
import { chooseEvidence } from './dialogs/choose-evidence';
import { chooseDigests, chooseSupplied } from './dialogs/choose-supplied';
import type { Handlers } from './ipc';
import type { Opener } from './opener';
import { toolFacts } from './product';
import { describeMadeIdentity } from './report';
import type { IdentityPlace, ReportDesk, Sealer } from './report';
import type { Recent } from './settings';
import type { Desk } from './verification';

export type AppParts = {
  readonly window: () => BrowserWindow | undefined;
  readonly desk: Desk;
  readonly comparisons: CompareDesk;
  readonly archives: ArchiveDesk;
  readonly opener: Opener;
  readonly cases: CaseDesk;
  readonly reports: ReportDesk;
  readonly recent: Recent;
  readonly identityPlace: IdentityPlace;
  readonly samples: { readonly intact: string; readonly broken: string };
  /** Called once the page listens: what was named on the command line may now be opened. */
  readonly started: () => void;
};

const IDENTITY: OpenDialogOptions = { title: 'Choose a signing identity', buttonLabel: 'Choose', properties: ['openFile'], filters: [{ name: 'PKCS#12 identity', extensions: ['p12', 'pfx'] }, ANY] };

/** What each channel does: one line of use case each. */
export function appHandlers(parts: AppParts): Handlers {
  const { desk, archives, comparisons, opener, reports, recent } = parts;
  return {
    'app:start': () => start(parts),
    'evidence:choose': async ({ folder }) => {
      const paths = await chooseEvidence(parts.window(), folder);
      return paths.length === 0 ? done(null) : opener.open(paths);
    },
    'evidence:drop': ({ paths }) => (paths.length === 0 ? failed('bad-request', 'What was dropped is not a file on this computer.') : opener.open(paths)),
    'evidence:recent': ({ id }) => {
      const paths = recent.paths(id);
      return paths === undefined ? failed('not-found', 'This evidence is no longer in the list. Open it again.') : opener.open(paths);
    },
    'evidence:sample': ({ which }) => opener.openSample(parts.samples[which]),
    'evidence:close': () => {
      opener.close();
      return null;
    },
    'evidence:again': ({ evidenceId }) => desk.again(evidenceId),
    'evidence:ask': ({ evidenceId, start, end, tenant }) => desk.askLog(evidenceId, { start, end, tenant }),
    'supply:choose': async ({ evidenceId, kind, folder }) => {
      const path = await chooseSupplied(parts.window(), kind, folder && takesFolder(kind));
      return path === null ? done(null) : desk.supply(evidenceId, kind, path);
    },
    'supply:head': ({ evidenceId, head }) => desk.supply(evidenceId, 'head', head.trim()),
    'supply:remove': ({ evidenceId, kind }) => desk.supply(evidenceId, kind, null),
    'evidence:page': ({ evidenceId, ...request }) => desk.ask(evidenceId, 'page', request),
    'evidence:entry': async ({ evidenceId, position }) => {
      const outcome = await desk.ask(evidenceId, 'entry', { position });
      if (!outcome.ok) return outcome;
      return outcome.value === null ? failed('bad-request', 'There is no such entry.') : done(outcome.value);
    },
    'evidence:payload': ({ evidenceId, ...request }) => desk.ask(evidenceId, 'payload', request),
    'evidence:overview': ({ evidenceId, slices }) => desk.ask(evidenceId, 'overview', { slices }),
    'evidence:locate': ({ evidenceId, sequence }) => {
      const parsed = parseSequence(sequence.trim());
      return parsed === undefined ? failed('bad-request', 'A sequence is a whole number.') : desk.ask(evidenceId, 'locate', { sequence: parsed });
    },
    'evidence:next-sought': ({ evidenceId, ...request }) => desk.ask(evidenceId, 'nextSought', request),
    'evidence:place-in': ({ evidenceId, ...request }) => desk.ask(evidenceId, 'placeIn', request),
    'evidence:search': ({ evidenceId, prefix }) => desk.ask(evidenceId, 'search', { prefix }),
    'evidence:search-stop': ({ evidenceId }) => desk.ask(evidenceId, 'searchStop', null),
    'compare:choose': async ({ folders }) => {
      const order = await chooseCopies(parts.window(), folders);
      if (!order.ok) return order;
      return done(order.value === null ? null : comparisons.begin(order.value));
    },
    'compare:bundles': ({ archiveId, a, b }) => opener.compareBundles(archiveId, a, b),
    'compare:again': ({ comparisonId }) => comparisons.again(comparisonId),
    'compare:difference': ({ comparisonId, index }) => comparisons.difference(comparisonId, index),
    'compare:neighbour': async ({ comparisonId, side }) => {
      const path = await chooseNeighbour(parts.window(), side);
      return path === null ? done(null) : comparisons.neighbour(comparisonId, side, path);
    },
    'compare:open': async ({ comparisonId, which }) => {
      const place = comparisons.placeOf(comparisonId, which);
      if (place === undefined) return failed('nothing-open', 'This comparison is closed.');
      const opened = place.archive === null ? await opener.open([place.path]) : opener.openBundle(place.archive.archiveId, place.archive.index);
      return opened.ok ? done(null) : opened;
    },
    'compare:close': () => {
      comparisons.close();
      return null;
    },
    'archive:open-day': ({ archiveId, index }) => opener.openBundle(archiveId, index),
    'archive:board': ({ archiveId }) => opener.toBoard(archiveId),
    'archive:day': ({ archiveId, index }) => archives.day(archiveId, index),
    'archive:order': ({ archiveId, newestFirst }) => archives.setOrder(archiveId, newestFirst),
    'archive:stop': ({ archiveId }) => archives.stop(archiveId),
    'archive:again': ({ archiveId }) => archives.again(archiveId),
    'archive:ask': ({ archiveId, from, to }) => archives.ask(archiveId, { from: from || null, to: to || null }),
    'archive:recipe': ({ archiveId, recipe }) => archives.judgeBy(archiveId, recipe),
    'archive:digests': async ({ archiveId, choose }) => {
      if (choose === 'none') return archives.again(archiveId, { digestsPath: null });
      const path = await chooseDigests(parts.window(), choose === 'folder');
      return path === null ? done(null) : archives.again(archiveId, { digestsPath: path });
    },
    ...bucketHandlers(parts),
    'report:identity': async () => {
      const path = await askPath(parts.window(), IDENTITY);
      return done(path === null ? null : reports.noteIdentityFile(path));
    },
    'report:export': async ({ evidenceId, details, signing }) => {
      const subject = desk.verdict(evidenceId);
      return subject.ok ? reports.export(subject.value, details, signing) : subject;
    },
    'report:export-archive': async ({ archiveId, details, signing }) => {
      const subject = await archives.verdict(archiveId);
      if (!subject.ok) return subject;
      const { archive, openedAt } = subject.value;
      const acquired = archive.verdict.source === undefined ? null : 'Fetched from a bucket into the case folder before; the files of that folder were opened read-only.';
      return reports.exportArchive({ archive, openedAt, acquired }, details, signing);
    },
    'report:reveal': ({ reportId }) => {
      const path = reports.placeOf(reportId);
      if (path === undefined) return failed('not-found', 'This report was not written by this run.');
      shell.showItemInFolder(path);
      return done(null);
    },
    'clipboard:write': ({ text }) => {
      void clipboard.writeText(text);
      return null;
    },
  };
}

async function start(parts: AppParts): Promise<Start> {
  setImmediate(parts.started);
  return {
    product: { version: toolFacts().version, electron: process.versions.electron, chromium: process.versions.chrome, node: process.versions.node },
    recent: parts.recent.list(),
    madeIdentity: await describeMadeIdentity(parts.identityPlace),
    canSeal: parts.identityPlace.sealer !== undefined,
    buckets: parts.cases.start(),
  };
}

/* eslint-disable @typescript-eslint/no-deprecated -- one build runs from Electron 25 on, which has only the calls that wait */
/** The system's keeper of secrets, where it has one. On Linux it may be plain text: that is none. */
export function systemSealer(): Sealer | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return undefined;
  return { seal: (text) => safeStorage.encryptString(text), unseal: (sealed) => safeStorage.decryptString(sealed) };
}
/* eslint-enable @typescript-eslint/no-deprecated */
