"""The sample evidence of the start screen: one day of a fictional organisation, intact and edited afterwards."""
import functools
import hashlib
import json
import random
from datetime import datetime, timedelta, timezone

from build import TEXT, dump, edited, manifest, seal

DAY = datetime(2026, 5, 6, tzinfo=timezone.utc)
ORGANIZATION = "f1c710a100000000000000a1"
ORGANIZATION_NAME = "Musterbank Beispielstadt (fictional)"
COUNT, EDITED = 400, 248
CASES = (
    ("intact", "The start screen's intact sample passes with its manifest.", 0, ""),
    ("broken", "The start screen's broken sample was edited at entry 248 after its manifest was made.", 1,
     "content@248 digest"),
)


def times(chance):
    """Ascending moments of one day, most of them in office hours."""
    seconds = [chance.triangular(6 * 3600, 20 * 3600, 11 * 3600) if chance.random() < 0.8
               else chance.uniform(0, 86_399) for _ in range(COUNT)]
    return [DAY + timedelta(milliseconds=int(moment * 1000)) for moment in sorted(seconds)]


def trace_of(chance, index):
    score = chance.randrange(300, 851)
    return {"applicationId": f"EX-{index + 1:06d}", "decision": "approve" if score > 560 else "refer",
            "model": "example-credit-policy-3", "score": score}


def entry_of(chance, index, moment):
    trace = json.dumps(trace_of(chance, index), separators=(",", ":"), sort_keys=True)
    return {"id": f"{int(moment.timestamp()):08x}f1c710a1ca{index + 0x3A17C4:06x}", "organizationId": ORGANIZATION,
            "sequence": index + 1, "traceId": f"trace_{chance.getrandbits(48):012x}", "prevHash": None,
            "payloadDigest": hashlib.sha256(trace.encode()).hexdigest(), "chainHash": None,
            "createdAt": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z",
            "merkleRoot": None, "merkleLeafIndex": None, "merkleAnchorId": None, "eidasTimestamp": None}


@functools.cache
def files():
    chance = random.Random(20260506)
    entries = seal([entry_of(chance, index, moment) for index, moment in enumerate(times(chance))], recipe=TEXT)
    intact = {"organizationId": ORGANIZATION, "organizationName": ORGANIZATION_NAME, "algorithm": "sha256",
              "canonicalization": "rfc8785", "fromSequence": 1, "toSequence": COUNT, "entries": entries}
    forged = hashlib.sha256(b'{"decision":"approve"}').hexdigest()
    broken = {**intact, "entries": edited(entries, EDITED - 1, payloadDigest=forged)}
    original = manifest(intact)
    return {"intact/bundle.json": dump(intact), "intact/manifest.json": original,
            "broken/bundle.json": dump(broken), "broken/manifest.json": original}
