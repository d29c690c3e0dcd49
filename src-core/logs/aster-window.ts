import { parseInstant } from '#core/evidence';
import type { TimeWindow } from './log-walk';

/** The endpoint's error texts, word for word. */
const MISSING = 'Missing required parameters: start and end are required';
const MALFORMED = 'Invalid time format. Use ISO8601 format (e.g., 2025-01-15T10:00:00Z)';
const TOO_LARGE = 'Time range too large. Maximum: 30 days';

const LONGEST_DAYS = 30;
const DAY = 86_400;

/**
 * The window that start and end name, both inclusive, by the endpoint's own rule: whole days between them may be 30
 * at most, so 30 days, 23:59:59.999999999 pass. A window that ends before it starts is empty and allowed.
 */
export function asterWindow(start: string | null, end: string | null): { readonly window: TimeWindow } | { readonly error: string } {
  if (start === null || end === null) return { error: MISSING };
  const from = parseInstant(start);
  const to = parseInstant(end);
  if (from === undefined || to === undefined) return { error: MALFORMED };
  const seconds = to.seconds - from.seconds - (to.nanos < from.nanos ? 1 : 0);
  return Math.trunc(seconds / DAY) > LONGEST_DAYS ? { error: TOO_LARGE } : { window: { start: from, end: to } };
}
