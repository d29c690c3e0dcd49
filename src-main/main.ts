import { join, resolve } from 'node:path';

import { BrowserWindow, app, dialog, nativeTheme, session as sessions } from 'electron';

import type { AppEvent } from '#core/contract';

import { appHandlers, systemSealer } from './app-handlers';
import { ArchiveDesk } from './archive';
import { evidenceFrom } from './named-evidence';
import { CaseDesk } from './case/case-desk';
import { networkWords } from './case/network-words';
import { CompareDesk } from './compare';
import { handleAll } from './ipc';
import { Opener } from './opener';
import { toolFacts } from './product';
import { ReportDesk } from './report';
import { AirGapSetting, KnownBuckets, Recent, keptWindowPlace } from './settings';
import { Desk, spareThreads } from './verification';
import { ORIGIN, createWindow, declareScheme, lockProcess, lockSession, servePage, setMenu } from './window';

const resources = join(__dirname, '../../resources');

declareScheme();
lockProcess();
// Together with --no-sandbox (a root shell, a container) Electron would crash at every start of a page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  const profile = app.getPath('userData');
  const session = sessions.fromPartition('tamperscope');
  lockSession(session);
  servePage(session, join(__dirname, '../renderer'));

  let window: BrowserWindow | undefined;
  const tell = (event: AppEvent): void => window?.webContents.send('app:event', event);
  const desk = new Desk(join(__dirname, 'worker.js'), tell);
  const comparisons = new CompareDesk(join(__dirname, 'compare-worker.js'), tell);
  const archives = new ArchiveDesk({ archive: join(__dirname, 'archive-worker.js'), bundle: join(__dirname, 'bundle-worker.js'), helpers: { worker: join(__dirname, 'block-worker.js'), threads: spareThreads() } }, tell);
  const recent = new Recent(profile);
  const opener = new Opener({ desk, archives, comparisons, recent, now: () => new Date().toISOString() });
  const sealer = systemSealer();
  const cases = new CaseDesk({ known: new KnownBuckets(profile), setting: new AirGapSetting(profile), sealer, tell, now: () => new Date().toISOString() });
  const identityPlace = { folder: join(profile, 'identity'), sealer };
  const reports = new ReportDesk({
    place: identityPlace,
    workerPath: join(__dirname, 'report-worker.js'),
    fonts: join(resources, 'fonts'),
    tool: toolFacts(),
    network: () => networkWords(cases.connected),
    choosePlace: async (suggestion) => {
      const options = { title: 'Export report', defaultPath: suggestion, filters: [{ name: 'PDF', extensions: ['pdf'] }] };
      const { canceled, filePath } = await (window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
      return canceled ? null : filePath;
    },
  });
  const openNamed = async (paths: readonly string[]): Promise<void> => {
    if (paths.length === 0) return;
    const opened = await opener.open(paths);
    if (!opened.ok) tell({ kind: 'failure', evidenceId: null, failure: opened.failure });
  };

  let named = evidenceFrom(process.argv, process.cwd());
  handleAll(
    appHandlers({
      window: () => window,
      desk,
      comparisons,
      archives,
      opener,
      cases,
      reports,
      recent,
      identityPlace,
      samples: { intact: join(resources, 'samples/intact'), broken: join(resources, 'samples/broken') },
      started: () => {
        void openNamed(named);
        named = [];
      },
    }),
    ORIGIN,
  );
  setMenu((command) => tell({ kind: 'command', command }));

  const show = (): void => {
    window = createWindow({ preload: join(__dirname, '../preload/preload.js'), session, place: keptWindowPlace(profile), isDark: nativeTheme.shouldUseDarkColors });
    window.on('closed', () => {
      window = undefined;
      cases.stop();
      opener.close();
    });
  };
  show();

  app.on('second-instance', (_event, argv, folder) => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    void openNamed(evidenceFrom(argv, folder));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openNamed([resolve(path)]);
  });
  app.on('activate', () => {
    if (window === undefined) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
