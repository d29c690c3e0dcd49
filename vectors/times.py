"""RFC 3339 date-times as nanoseconds since 1970-01-01T00:00:00Z, by own arithmetic."""
import re

DATE_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))")


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def days_since_epoch(year, month, day):
    """Proleptic Gregorian; years are counted from March so that the leap day comes last."""
    shifted = year - (month <= 2)
    from_march = (month + 9) % 12
    days = 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400
    return days + (153 * from_march + 2) // 5 + day - 1 - 719468


def instant(text):
    """Nanoseconds since the epoch, or None. Second 60 is the following second; digits beyond nine are cut off."""
    match = DATE_TIME.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(match.group(i)) for i in range(1, 7))
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    if hour > 23 or minute > 59 or second > 60:
        return None
    offset = 0
    if match.group(8):
        offset_hour, offset_minute = int(match.group(9)), int(match.group(10))
        if offset_hour > 23 or offset_minute > 59:
            return None
        offset = (offset_hour * 3600 + offset_minute * 60) * (1 if match.group(8) == "+" else -1)
    seconds = days_since_epoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
    nanos = int((match.group(7) or "0")[:9].ljust(9, "0"))
    return seconds * 10**9 + nanos
