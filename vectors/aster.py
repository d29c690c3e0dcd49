"""Aster's audit chain: the formula, and the endpoint's own walk over a table of records. Its word is taken literally."""
import hashlib
from datetime import datetime, timezone

from times import instant


def java_instant(nanos):
    """Java's Instant.toString: UTC, 0, 3, 6 or 9 fraction digits."""
    seconds, rest = divmod(nanos, 10**9)
    text = datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    if rest == 0:
        return text + "Z"
    for digits in (3, 6, 9):
        if rest % 10 ** (9 - digits) == 0:
            return f"{text}.{rest // 10 ** (9 - digits):0{digits}d}Z"


def hash_of(record, time=None):
    success = record.get("success")
    parts = (record.get("prevHash"), record.get("eventType"), time or java_instant(instant(record["timestamp"])),
             record.get("tenantId"), record.get("policyModule"), record.get("policyFunction"),
             None if success is None else "true" if success else "false")
    return hashlib.sha256("".join(part or "" for part in parts).encode("utf-8")).hexdigest()


def short(text):
    return "null" if text is None else text[:8] + "..."


def answer(records, tenant, start=None, end=None):
    """The endpoint's answer over these records as its whole table."""
    table = sorted((one for one in records if one["tenantId"] == tenant), key=lambda one: one["id"])
    rows = [one for one in table if (start is None or instant(start) <= instant(one["timestamp"]))
            and (end is None or instant(one["timestamp"]) <= instant(end))]

    def broken(row, reason, count):
        return {"valid": False, "brokenAt": java_instant(instant(row["timestamp"])), "reason": reason,
                "recordsVerified": count}

    hashed = [one for one in rows if one.get("currentHash") is not None]
    expected = None
    if hashed and hashed[0].get("prevHash") is not None:
        first = hashed[0]
        expected = first["prevHash"]
        if not any(one.get("currentHash") == expected and one["id"] < first["id"] for one in table):
            return broken(first, f"prev_hash mismatch at record id={first['id']}: predecessor "
                                 f"(current_hash={short(expected)}) not found \u2014 chain broken", 0)
    for count, row in enumerate(hashed):
        if row.get("prevHash") != expected:
            return broken(row, f"prev_hash mismatch at record id={row['id']}: expected={short(expected)}, "
                               f"got={short(row.get('prevHash'))} (chain broken)", count)
        computed = hash_of(row)
        if computed != row["currentHash"]:
            return broken(row, f"current_hash tampered at record id={row['id']}: expected={short(computed)}, "
                               f"got={short(row['currentHash'])} (record modified)", count)
        expected = row["currentHash"]
    return {"valid": True, "brokenAt": None, "reason": None, "recordsVerified": len(hashed)}
