import type { Instant } from '#core/evidence';
import type { TimeForm } from './recipe';

const DAY = 86_400;

/** An instant as text in UTC: `java-instant` has 0, 3, 6 or 9 fraction digits, as few as hold it (Java's Instant.toString). */
export function writeTime({ seconds, nanos }: Instant, form: TimeForm): string {
  return `${dateText(Math.floor(seconds / DAY))}T${clockText(((seconds % DAY) + DAY) % DAY)}${fraction(nanos, form)}Z`;
}

function fraction(nanos: number, form: TimeForm): string {
  const digits = String(nanos).padStart(9, '0');
  switch (form) {
    case 'seconds':
      return '';
    case 'milliseconds':
      return `.${digits.slice(0, 3)}`;
    case 'microseconds':
      return `.${digits.slice(0, 6)}`;
    case 'java-instant':
      if (nanos === 0) return '';
      return `.${nanos % 1_000_000 === 0 ? digits.slice(0, 3) : nanos % 1000 === 0 ? digits.slice(0, 6) : digits}`;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function clockText(second: number): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** Days since 1970-01-01 as a proleptic Gregorian date (the inverse of the count that parseInstant makes). */
function dateText(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** An instant some nanoseconds later (or, negative, earlier); less than a second away. */
export function shiftNanos({ seconds, nanos }: Instant, by: number): Instant {
  const sum = nanos + by;
  if (sum < 0) return { seconds: seconds - 1, nanos: sum + 1e9 };
  return sum >= 1e9 ? { seconds: seconds + 1, nanos: sum - 1e9 } : { seconds, nanos: sum };
}
