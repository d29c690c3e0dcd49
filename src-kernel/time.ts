import { two } from './text';

// What the last time read was: seconds since 1970-01-01T00:00:00Z, and nanoseconds.
export let seconds: f64 = 0;
export let nanos: i32 = 0;

// YYYY-MM-DDTHH:MM:SS[.fraction of 1 to 9 digits]Z at p, of this length. Only the plainest form.
export function time(p: usize, length: usize): bool {
  if (length < 20 || length == 21 || length > 30) return false;
  if (load<u8>(p + 4) != 0x2d || load<u8>(p + 7) != 0x2d || load<u8>(p + 10) != 0x54 || load<u8>(p + 13) != 0x3a || load<u8>(p + 16) != 0x3a || load<u8>(p + length - 1) != 0x5a) return false;
  const century = two(p), inCentury = two(p + 2), month = two(p + 5), day = two(p + 8), hour = two(p + 11), minute = two(p + 14), second = two(p + 17);
  if (century > 99 || inCentury > 99 || month < 1 || month > 12 || day < 1 || day > 28 && !lateDay(century * 100 + inCentury, month, day) || hour > 23 || minute > 59 || second > 59) return false;
  let fraction = 0;
  if (length > 20) {
    if (load<u8>(p + 19) != 0x2e) return false;
    const digits = length - 21;
    for (let i: usize = 0; i < digits; i++) {
      const d = <u32>load<u8>(p + 20 + i) - 0x30;
      if (d > 9) return false;
      fraction = fraction * 10 + <i32>d;
    }
    for (let i = digits; i < 9; i++) fraction *= 10;
  }
  nanos = fraction;
  seconds = <f64>days(century * 100 + inCentury, month, day) * 86400.0 + <f64>(hour * 3600 + minute * 60 + second);
  return true;
}

function lateDay(year: i32, month: i32, day: i32): bool {
  if (month == 2) return day == 29 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
  return day <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
}

let lastDayKey: i32 = -1;
let lastDays: i32 = 0;
// Days from 1970-01-01.
function days(year: i32, month: i32, day: i32): i32 {
  const key = (year << 9) | (month << 5) | day;
  if (key == lastDayKey) return lastDays;
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  // Floor division also for the year 0: y may be -1.
  const era = y >= 0 ? y / 400 : -1;
  const yoe = y - era * 400;
  lastDayKey = key;
  lastDays = era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + dayOfYear - 719468;
  return lastDays;
}
