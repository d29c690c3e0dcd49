import { counted as formatCounted, grouped as formatCount } from '#core/words';

export { formatCount, formatCounted };

const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes in the largest binary unit that leaves at least one: "4.6 MiB"; below 1,024 the bytes themselves. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return formatCounted(bytes, 'byte', 'bytes');
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${oneDecimal.format(value)} ${UNITS[unit] ?? ''}`;
}

/** Bytes a second in decimal megabytes, as disks are rated: "412.0 MB/s". */
export const formatRate = (bytesPerSecond: number): string => `${oneDecimal.format(bytesPerSecond / 1e6)} MB/s`;

/** A rough length of time for a person who waits: "under a second", "12 s", "3 min 05 s", "2 h 10 min". */
export function formatWait(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return 'under a second';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A measured length of time, in the unit that keeps three digits: "0.4 ms", "12 ms", "3.2 s". */
export function formatTook(milliseconds: number): string {
  if (milliseconds < 10) return `${oneDecimal.format(milliseconds)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${oneDecimal.format(milliseconds / 1000)} s`;
  return formatWait(milliseconds);
}
