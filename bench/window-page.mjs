// The stop-watch inside the page. Times run from the examiner's act to the frame after the one in which what was
// asked for is there: what is on screen counts, not what has been ordered.

/** @typedef {import('playwright').Page} Page */

/**
 * @typedef {{
 *   until: (there: () => boolean, from: number) => Promise<number>,
 *   verdict: Promise<number>,
 *   textOf: (row: string, column: string) => string,
 *   jump: (jumps: number) => Promise<void>,
 *   gaps: number[] | null,
 *   dropped: File[],
 * }} Bench
 */

/** @param {Page} page */
export const installPage = (page) =>
  page.evaluate(() => {
    /** @returns {Promise<number>} */
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** @type {Bench} */
    const bench = {
      gaps: null,
      dropped: [],
      async until(there, from) {
        while (!there()) await frame();
        await frame();
        return performance.now() - from;
      },
      verdict: Promise.resolve(0),
      textOf: (row, column) => document.querySelector(`[role=grid] ${row} .cell-${column}`)?.textContent ?? '',
      async jump(jumps) {
        const grid = document.querySelector('[role=grid]');
        for (let step = 0; grid !== null && step < jumps; step += 1) {
          grid.scrollTop = ((step * 0.618034) % 1) * grid.scrollHeight;
          for (let rest = 0; rest < 4; rest += 1) await frame();
        }
      },
    };
    window.bench = bench;
  });

/** Drops the file on the start screen, starts the watch for the verdict and waits for the first entries. @param {Page} page @param {string} file */
export async function dropAndWait(page, file) {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', hidden: true, className: 'bench-file' });
    document.body.append(input);
  });
  const session = await page.context().newCDPSession(page);
  const document_ = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: document_.root.nodeId, selector: '.bench-file' });
  await session.send('DOM.setFileInputFiles', { nodeId, files: [file] });
  await session.detach();
  return page.evaluate(async () => {
    const input = document.querySelector('.bench-file');
    const dataTransfer = new DataTransfer();
    if (input instanceof HTMLInputElement) for (const one of input.files ?? []) dataTransfer.items.add(one);
    input?.remove();
    const target = document.querySelector('.drop-target') ?? document.body;
    const started = performance.now();
    for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    const isJudged = () => document.querySelector('[data-testid=headline]') !== null && document.querySelector('[aria-label="Replay progress"]') === null;
    window.bench.verdict = window.bench.until(isJudged, started);
    return window.bench.until(() => window.bench.textOf('[data-index="0"]', 'trace') !== '', started);
  });
}

/** @param {Page} page */
export const isReplaying = (page) => page.evaluate(() => document.querySelector('[aria-label="Replay progress"]') !== null);

/** The gaps between frames, in ms, while something goes on. @param {Page} page @param {() => Promise<void>} work @returns {Promise<number[]>} */
export async function recordFrames(page, work) {
  await page.evaluate(() => {
    /** @type {number[]} */
    const gaps = [];
    window.bench.gaps = gaps;
    let before = performance.now();
    const next = () => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      if (window.bench.gaps === gaps) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    const { gaps } = window.bench;
    window.bench.gaps = null;
    return gaps ?? [];
  });
}

/** @param {Page} page @param {number} sequence */
export async function goToAndWait(page, sequence) {
  await page.getByRole('textbox', { name: 'Go to sequence' }).fill(String(sequence));
  return page.evaluate((wanted) => {
    const started = performance.now();
    document.querySelector('form.goto')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    return window.bench.until(() => window.bench.textOf('[aria-selected=true]', 'sequence') === wanted, started);
  }, String(sequence));
}

/** @param {Page} page @param {string} traceId */
export async function searchAndWait(page, traceId) {
  await page.getByRole('textbox', { name: /^Search/ }).fill(traceId);
  return page.evaluate((wanted) => {
    const started = performance.now();
    document.querySelector('form.find')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    return window.bench.until(() => window.bench.textOf('[data-index="0"]', 'trace') === wanted, started);
  }, traceId);
}
