// The growth of the time with the size of the bundle, drawn: both axes logarithmic, every line labelled where it ends.
import { median } from './alternate.mjs';

/**
 * @typedef {{name: string, colour: string, width: number, dash: string, note?: string}} Look
 * @typedef {{x: number, y: number}} Point
 */

const [WIDTH, HEIGHT] = [860, 500];
const PLOT = { left: 66, right: 600, top: 74, bottom: 446 };
const LABEL_GAP = 17;

/** @type {Record<string, Look>} */
const LOOKS = {
  ours: { name: 'Tamperscope', colour: '#1c5a94', width: 3, dash: '' },
  incumbent: { name: 'published check, Python', colour: '#a85a00', width: 1.6, dash: '' },
  'chain-alone': { name: 'chain alone, Python', colour: '#a85a00', width: 1.6, dash: '2 3' },
  'plain-node': { name: 'plain Node script', colour: '#17663a', width: 1.6, dash: '', note: 'ends at 512 MB' },
  duckdb: { name: 'DuckDB SQL', colour: '#5a3f95', width: 1.6, dash: '', note: 'ends at 4 GB' },
  limit: { name: 'limit: hashing alone', colour: '#5a656d', width: 1.6, dash: '5 4' },
};

/**
 * @param {Record<string, import('./alternate.mjs').Size>} sizes by number of entries
 * @param {string} caption
 */
export function drawGrowth(sizes, caption) {
  const counts = Object.keys(sizes).map(Number).filter((count) => count >= 1000).sort((a, b) => a - b);
  const lines = Object.entries(LOOKS).flatMap(([id, look]) => {
    const points = counts.flatMap((count) => {
      const seconds = sizes[count]?.[id]?.seconds ?? [];
      return seconds.length === 0 ? [] : [{ x: count, y: median(seconds) }];
    });
    return points.length === 0 ? [] : [{ look, points }];
  });
  const scale = scaleFor(counts, lines.flatMap(({ points }) => points.map(({ y }) => y)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title" font-family="system-ui, 'IBM Plex Sans', 'DejaVu Sans', sans-serif" font-size="13" fill="#171b1f">`,
    '<title id="title">Time to verify a bundle against its number of entries</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="6" fill="#fbfcfc" stroke="#d9dee1"/>`,
    `<text x="24" y="32" font-size="16" font-weight="600">Time to verify a bundle, from start to end of the program</text>`,
    `<text x="24" y="52" fill="#4b555d">${caption}</text>`,
    ...grid(scale),
    ...lines.map(({ look, points }) => drawLine(look, points, scale)),
    ...labels(lines, scale, counts.at(-1) ?? 0),
    '</svg>\n',
  ].join('\n');
}

/** @typedef {{x: (value: number) => number, y: (value: number) => number, decadesX: number[], decadesY: number[]}} Scale */

/** @param {readonly number[]} counts @param {readonly number[]} seconds @returns {Scale} */
function scaleFor(counts, seconds) {
  const [x0, x1] = [Math.log10(Math.min(...counts)), Math.max(4, Math.log10(Math.max(...counts)))];
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...seconds))), Math.ceil(Math.log10(Math.max(...seconds)))];
  const range = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return {
    x: (value) => round(PLOT.left + ((Math.log10(value) - x0) / (x1 - x0)) * (PLOT.right - PLOT.left)),
    y: (value) => round(PLOT.bottom - ((Math.log10(value) - y0) / (y1 - y0)) * (PLOT.bottom - PLOT.top)),
    decadesX: range(x0, x1),
    decadesY: range(y0, y1),
  };
}

/** @param {Scale} scale */
function grid({ x, y, decadesX, decadesY }) {
  const { left, right, top, bottom } = PLOT;
  return [
    '<g stroke="#d9dee1">',
    ...decadesX.map((power) => `<path d="M${x(10 ** power)} ${top}V${bottom}"/>`),
    ...decadesY.map((power) => `<path d="M${left} ${y(10 ** power)}H${right}"/>`),
    '</g>',
    '<g fill="#4b555d">',
    ...decadesX.map((power) => `<text x="${x(10 ** power)}" y="${bottom + 20}" text-anchor="middle">${(10 ** power).toLocaleString('en')}</text>`),
    ...decadesY.map((power) => `<text x="${left - 8}" y="${y(10 ** power) + 4}" text-anchor="end">${secondsName(power)}</text>`),
    `<text x="${(left + right) / 2}" y="${bottom + 42}" text-anchor="middle">entries, about 490 bytes each</text>`,
    '</g>',
  ];
}

/** @param {number} power */
const secondsName = (power) => (power < 0 ? `${1000 * 10 ** power} ms` : `${(10 ** power).toLocaleString('en')} s`);

/** @param {Look} look @param {readonly Point[]} points @param {Scale} scale */
function drawLine({ colour, width, dash }, points, { x, y }) {
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');
  const dots = points.map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="${width + 1}"/>`).join('');
  return `<g fill="${colour}"><path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${dots}</g>`;
}

/**
 * At the height of each line's last point, moved down where two would touch; a line that ends early is led there.
 * @param {readonly {look: Look, points: Point[]}[]} lines @param {Scale} scale @param {number} last
 */
function labels(lines, { x, y }, last) {
  const ends = lines.flatMap(({ look, points }) => {
    const end = points.at(-1);
    return end === undefined ? [] : [{ look, end, at: y(end.y) }];
  });
  ends.sort((a, b) => a.at - b.at);
  let above = -Infinity;
  return ends.map(({ look, end, at }) => {
    const place = Math.max(at, above + LABEL_GAP);
    above = place;
    const early = end.x < last;
    const lead = `<path d="M${x(end.x) + 6} ${y(end.y)}L${PLOT.right + 8} ${round(place)}" stroke="${look.colour}" stroke-width="0.8" stroke-dasharray="1 3" fill="none"/>`;
    const text = early ? `${look.name} (${look.note ?? `to ${end.x.toLocaleString('en')}`})` : `${look.name}, ${duration(end.y)}`;
    return `${early || place !== at ? lead : ''}<text x="${PLOT.right + 12}" y="${round(place + 4)}" fill="${look.colour}"${look.width > 2 ? ' font-weight="600"' : ''}>${text}</text>`;
  });
}

/** @param {number} seconds */
const duration = (seconds) => (seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toPrecision(2)} s`);

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
