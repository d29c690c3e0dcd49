// Numbers as people read them, and tables.

/** @param {number | string} value */
export const count = (value) => Number(value).toLocaleString('en');

/** @param {number} value */
export const seconds = (value) => (value < 0.1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toPrecision(3)} s`);

/** @param {number} value */
export const milliseconds = (value) => (value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`);

/** @param {number | null} bytes */
export const megabytes = (bytes) => (bytes === null ? 'not measured' : `${count(Math.round(bytes / 1e6))} MB`);

/** @param {readonly number[]} values */
export const range = (values) => `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))} (${values.length})`;

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
