"""Logs that a recipe describes, each with what must be found in it. Hashes are made here; findings stand by hand."""
import hashlib
import json

import aster

# Published with the formula: they check this script before it checks anybody.
V1 = "0773e92b04a20c162ac88d460d0928fd6d44f5a6355f437fec5f35bd232293a4"
V2 = "e754978013688cd00ea7ce5ed83a5979a056292bbed90c32e6f1d87d4cbb1fbe"
LOST = "1ef5e07bd18f1034b438720f0ad98d7ff0da9ac2cf11f1d4556608398deca3e0"


def record(number, time, tenant="acme", **more):
    return {"id": number, "eventType": "POLICY_EVALUATION", "timestamp": time, "tenantId": tenant,
            "performedBy": f"user-{number % 3}", "policyModule": "aster.finance.loan", "policyFunction": "evaluate",
            "success": True, "clientIp": "192.0.2.7", "userAgent": "check/1.0", "prevHash": None,
            "currentHash": None, **more}


def seal(records):
    """Chains each tenant's records; one with "hash": False stays without."""
    last = {}
    for one in records:
        if one.pop("hash", True):
            one["prevHash"] = last.get(one["tenantId"])
            one["currentHash"] = last[one["tenantId"]] = aster.hash_of(one, one.pop("hashed", None))
    return records


def table(count=6, tenants=("acme",)):
    times = ["2026-05-06T08:00:00Z", "2026-05-06T08:00:00.120Z", "2026-05-06T09:30:00.000250Z", "2026-05-07T00:00:00Z",
             "2026-05-08T23:59:59.999Z", "2026-05-09T10:00:00Z"]
    return seal([record(10 + 7 * index, times[index % 6], tenants[index % len(tenants)],
                        success=(True, False, None)[index % 3]) for index in range(count)])


def operations(count=5):
    made, last = [], "0"
    for index in range(count):
        made.append({"user": "u1", "role": "admin", "organizationId": "org_1", "action": "policy.update",
                     "createdAt": f"2026-05-06T08:00:{index:02d}.000Z", "ip": "192.0.2.9", "prevHash": last,
                     "hash": hashlib.sha256(f"secret formula {index}{last}".encode()).hexdigest()})
        last = made[-1]["hash"]
    return made


# An examiner who has the producer's formula in writing states it like this (docs/format/recipe.md).
RECIPE = {
    "schema": "tamperscope.recipe/1", "id": "written/operations", "title": "Operations log, by the formula in writing",
    "records": [{"form": "array"}, {"form": "ndjson"}, {"form": "member", "path": ["data", "logs"]}],
    "order": {"by": "file", "direction": "either"}, "group": "organizationId",
    "hash": {"algorithm": "sha256", "written": "hex-lower", "field": "hash", "null": "refuse"},
    "previous": {"field": "prevHash", "genesis": "0"},
    "preimage": {"separator": "|", "parts": [
        {"field": "prevHash"}, {"literal": "v1"}, {"field": "action"}, {"field": ["context", "ip"], "null": "word"},
        {"field": "createdAt", "as": "time", "form": "milliseconds"}, {"field": "attempt", "as": "integer"},
        {"field": "ok", "as": "boolean", "true": "1", "false": "0"}]},
    "time": {"field": "createdAt", "grows": True},
    "shown": {"who": ["user"], "what": ["action"], "where": [["context", "ip"]]}}
RECIPE_FILE = "logs/operations-recipe.json"


def written(count=5):
    """Records by the formula above, computed here by hand and not from the recipe."""
    made, last = [], "0"
    for index in range(count):
        time, ip = f"2026-05-06T08:00:{index:02d}", None if index == 2 else f"192.0.2.{index}"
        fields = [last, "v1", "policy.update", "null" if ip is None else ip, f"{time}.500Z", str(index * 10**20), "01"[index % 2]]
        made.append({"user": "u1", "organizationId": "org_1", "action": "policy.update", "context": {"ip": ip},
                     "createdAt": f"{time}.5Z", "attempt": index * 10**20, "ok": index % 2 == 1, "prevHash": last,
                     "hash": hashlib.sha256("|".join(fields).encode()).hexdigest()})
        last = made[-1]["hash"]
    return made


def edited(records, place, **changes):
    return [{**one, **changes} if index == place else dict(one) for index, one in enumerate(records)]


def without(records, place):
    return records[:place] + records[place + 1:]


def lost():
    """The published record, and one after it; then a time that was cut off, and one rounded into the next second."""
    records = seal([
        record(1, "2025-11-20T09:30:00.123457Z", hashed="2025-11-20T09:30:00.123456789Z"),
        record(2, "2025-11-20T09:31:00.000001Z", hashed="2025-11-20T09:31:00.000001999Z"),
        record(3, "2025-11-20T09:32:01Z", hashed="2025-11-20T09:32:00.999999501Z"),
        record(4, "2025-11-20T09:33:00Z")])
    if records[0]["currentHash"] != LOST:
        raise SystemExit("the record with lost precision does not have its published hash")
    return records


def published():
    first = {"id": 1, "eventType": "POLICY_EVALUATION", "timestamp": "2025-01-15T10:00:00Z", "tenantId": "tenant-hash-test",
             "policyModule": "test.module", "policyFunction": "testFunction", "success": True}
    second = {**first, "id": 2, "eventType": "POLICY_ROLLBACK", "timestamp": "2025-01-15T10:00:00.120Z",
              "policyFunction": None}
    records = seal([first, second])
    if [one["currentHash"] for one in records] != [V1, V2]:
        raise SystemExit("the published vectors do not come out")
    return records


def dump(value):
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def lines(records):
    return b"".join(map(dump, records))


ASTER, OPERATIONS = "aster/audit", "adjudon-operations"
INTACT = "interior=p links=p contents=p start=p head=n"


def cases():
    """name, title, bytes, exit, findings in order, claims, then what else is fixed."""
    six, two = table(), table(6, ("acme", "globex"))
    yield "published", "the two published records", dump(published()), 0, "recipe-inferred", INTACT, {"aster": published()}
    yield "lost-precision", "times stored with microseconds, hashed with nanoseconds", dump(lost()), 0, \
        "recipe-inferred precision-recovered@1 precision-recovered@2 precision-recovered@3", INTACT, {}
    yield "array", "an array, with gaps between ids", dump(six), 0, "recipe-inferred", INTACT, {"aster": six}
    yield "pinned", "the same, with the recipe named", dump(six), 0, "", INTACT, {"recipe": ASTER}
    yield "member", "records under a member", dump({"page": 0, "items": six}), 0, "recipe-inferred", INTACT, {}
    yield "pages", "pages, newest first", dump([{"content": six[3:][::-1]}, {"content": six[:3][::-1]}]), 0, \
        "recipe-inferred out-of-order-entries", INTACT, {}
    yield "ndjson", "a record a line", lines(six), 0, "recipe-inferred", INTACT, {"suffix": "ndjson"}
    yield "ndjson-crlf", "with blank lines and carriage returns", b"\r\n" + lines(six).replace(b"\n", b"\r\n\r\n"), 0, \
        "recipe-inferred", INTACT, {"suffix": "ndjson"}
    yield "tenants", "two tenants in one log, a chain each", dump(two), 0, "recipe-inferred", INTACT, {"tenant": "globex", "aster": two}
    yield "moved-to-other-tenant", "a record given to another tenant", dump(edited(two, 2, tenantId="globex")), 1, \
        "recipe-inferred prev-hash-mismatch@24 chain-hash-mismatch@24 prev-hash-mismatch@31 prev-hash-mismatch@38", "interior=r start=p", {}
    yield "edited", "an event of another type", dump(edited(six, 3, eventType="POLICY_ROLLBACK")), 1, \
        "recipe-inferred chain-hash-mismatch@31", "interior=r links=p contents=r", {"aster": edited(six, 3, eventType="POLICY_ROLLBACK")}
    yield "success-flipped", "a failure called a success", dump(edited(six, 1, success=True)), 1, \
        "recipe-inferred chain-hash-mismatch@17", "contents=r", {}
    yield "boundary-moved", "a letter moved over a boundary without separator: not seen by this formula", \
        dump(edited(six, 1, policyModule="aster.finance.loane", policyFunction="valuate")), 0, "recipe-inferred", INTACT, {}
    yield "not-covered", "a user that the hash does not cover", dump(edited(six, 1, performedBy="nobody")), 0, "recipe-inferred", INTACT, {}
    yield "other-time-form", "an instant with a zone and more digits is the same instant", \
        dump(edited(six, 1, timestamp="2026-05-06T10:00:00.120000000+02:00")), 0, "recipe-inferred", INTACT, {}
    yield "deleted", "a record taken out", dump(without(six, 2)), 1, "recipe-inferred prev-hash-mismatch@31", \
        "interior=r links=r contents=p start=p", {"aster": without(six, 2)}
    yield "cut-start", "the first record taken out", dump(six[1:]), 0, "recipe-inferred", "interior=p start=n head=n", {"aster": six[1:]}
    yield "recomputed-one", "edited and hashed again", dump(rehashed(six, 2)), 1, "recipe-inferred prev-hash-mismatch@31", "links=r contents=p", {}
    yield "genesis-inside", "a genesis in the middle", dump(edited(six, 3, prevHash=None)), 1, \
        "recipe-inferred wrong-genesis@31 prev-hash-mismatch@31<31 chain-hash-mismatch@31", "interior=r start=r", {}
    yield "legacy", "records without a hash before the chain", dump(seal([record(1, "2024-01-01T00:00:00Z", hash=False), *table(2)])), 0, \
        "recipe-inferred unhashed-records", INTACT, {"aster": seal([record(1, "2024-01-01T00:00:00Z", hash=False), *table(2)])}
    stripped = edited(edited(six, 4, currentHash=None, eventType="POLICY_ROLLBACK"), 5, currentHash=None)
    yield "hash-taken-away", "the last two records without their hashes, one of them edited", dump(stripped), 2, \
        "recipe-inferred unhashed-records", INTACT, {"aster": stripped}
    bare = [{**one, "currentHash": None} if one["tenantId"] == "globex" else one for one in two]
    yield "hashes-of-a-tenant-taken-away", "a tenant's hashes taken away, whose records still link", dump(bare), 2, \
        "recipe-inferred unhashed-records", "interior=p", {}
    yield "start-given", "the first records taken out, the next given genesis", dump(edited(without(six, 0), 0, prevHash=None)), 1, \
        "recipe-inferred chain-hash-mismatch@17", "contents=r start=n", {}
    yield "start-given-unjudged", "the same, said to be of another formula", dump(edited(without(six, 0), 0, prevHash=None, hashVersion=2)), 2, \
        "recipe-inferred content-unjudged@17", "contents=n start=n", {}
    yield "all-legacy", "no record has a hash", dump([record(1, "2024-01-01T00:00:00Z")]), 2, "nothing-examined unhashed-records", "interior=n", {"recipe": ASTER}
    yield "duplicate", "a record twice", dump([*six[:3], *six[2:]]), 1, \
        "recipe-inferred duplicate-sequence@24 prev-hash-mismatch@24<24", "links=r", {}
    yield "window", "a window, both ends included", dump(six), 0, "outside-window", "interior=p start=n", \
        {"recipe": ASTER, "start": "2026-05-06T08:00:00.120Z", "end": "2026-05-07T00:00:00Z", "aster": six}
    yield "window-edited-outside", "an edit before the window", dump(edited(six, 0, eventType="X")), 0, "outside-window", "interior=p start=n", \
        {"recipe": ASTER, "start": "2026-05-06T08:00:00.120Z", "end": "2026-05-07T00:00:00Z", "aster": edited(six, 0, eventType="X")}
    yield "window-dated-out", "a record edited and dated out of the window, between records of it", dump(edited(six, 2, eventType="X", timestamp="2026-01-01T00:00:00Z")), 2, \
        "outside-window", "interior=n links=p contents=n", {"recipe": ASTER, "start": "2026-05-06T08:00:00.120Z", "end": "2026-05-07T00:00:00Z"}
    late = table(6)
    late = seal([record(one["id"], "2026-01-01T00:00:00Z" if at == 2 else one["timestamp"], success=one["success"]) for at, one in enumerate(late)])
    yield "window-late", "a record between those of the window that was made with a time outside it", dump(late), 0, \
        "outside-window", "interior=p", {"recipe": ASTER, "start": "2026-05-06T08:00:00.120Z", "end": "2026-05-07T00:00:00Z"}
    yield "window-empty", "a window without records", dump(six), 2, "nothing-examined outside-window", "interior=n", \
        {"recipe": ASTER, "start": "2020-01-01T00:00:00Z", "end": "2020-01-02T00:00:00Z", "aster": six}
    yield "milliseconds", "made with three fraction digits everywhere", dump(dialect()), 2, \
        "unknown-recipe recipe-near-miss chain-hash-mismatch@1? chain-hash-mismatch@2?", "interior=n contents=n", {"recipe": ASTER}
    yield "upper-case", "hashes in upper case", dump([{**one, "currentHash": one["currentHash"].upper()} for one in six[:1]]), 2, \
        "unknown-recipe recipe-near-miss malformed-field@10? chain-hash-mismatch@10?", "contents=n", {"recipe": ASTER}
    yield "other-version", "a record of a later formula", dump(edited(six, 5, hashVersion=2)), 2, \
        "recipe-inferred content-unjudged@45", "interior=n links=p contents=n", {}
    yield "no-object", "an element that is no record", dump([*six[:1], 7, *six[1:]]), 1, "recipe-inferred malformed-entry", "interior=p", {}
    yield "no-id", "a record without its id", dump([*six, {**six[0], "id": None}]), 1, "recipe-inferred malformed-field", "interior=p", {}
    yield "large-ids", "ids beyond what a double holds", dump(seal([record(9007199254740993 + i, f"2026-05-06T08:00:0{i}Z") for i in range(3)])), 0, \
        "recipe-inferred", INTACT, {}
    ops = operations()
    yield "operations", "an operations log: links only", dump({"success": True, "data": ops}), 2, \
        "content-not-claimed recipe-inferred", "interior=n links=p contents=n start=n", {"kind": OPERATIONS}
    yield "operations-newest-first", "with its newest record first", dump(ops[::-1]), 2, \
        "content-not-claimed recipe-inferred out-of-order-entries", "links=p", {"kind": OPERATIONS}
    yield "operations-deleted", "with a record taken out", dump(without(ops, 2)), 1, \
        "content-not-claimed recipe-inferred prev-hash-mismatch@3", "interior=r links=r contents=n", {"kind": OPERATIONS}
    yield "operations-edited", "an edit that links cannot show", dump(edited(ops, 2, action="auth.login")), 2, \
        "content-not-claimed recipe-inferred", "links=p contents=n", {"kind": OPERATIONS}
    yield "operations-genesis", "with a wrong genesis inside", dump(edited(ops, 3, prevHash="0")), 1, \
        "content-not-claimed recipe-inferred wrong-genesis@4 prev-hash-mismatch@4<4", "links=r start=r", {"kind": OPERATIONS}

    yield "operations-written", "under the formula that the producer gave in writing", dump(written()), 0, "", INTACT, \
        {"recipe": RECIPE_FILE, "kind": RECIPE["id"]}
    yield "operations-written-edited", "with an edit that only the formula shows", dump(edited(written(), 3, context={"ip": "192.0.2.99"})), 1, \
        "chain-hash-mismatch@4", "interior=r links=p contents=r", {"recipe": RECIPE_FILE, "kind": RECIPE["id"]}
    yield "operations-written-newest", "newest first, under a member", dump({"data": {"logs": written()[::-1]}}), 0, \
        "out-of-order-entries", INTACT, {"recipe": RECIPE_FILE, "kind": RECIPE["id"]}
    yield "operations-written-user", "a user that this formula does not cover", dump(edited(written(), 3, user="u2")), 0, "", INTACT, \
        {"recipe": RECIPE_FILE, "kind": RECIPE["id"]}


def rehashed(records, place):
    made = edited(records, place, eventType="POLICY_ROLLBACK")
    made[place]["currentHash"] = aster.hash_of(made[place])
    return made


def dialect():
    made, last = [], None
    for number in (1, 2):
        one = record(number, f"2026-05-06T08:00:0{number}Z", prevHash=last)
        last = one["currentHash"] = aster.hash_of(one, f"2026-05-06T08:00:0{number}.000Z")
        made.append(one)
    return made


def files():
    """Path below vectors/ -> bytes."""
    made, index = {RECIPE_FILE: dump(RECIPE)}, []
    for name, title, evidence, code, findings, claims, more in cases():
        path = f"logs/{name}.{more.get('suffix', 'json')}"
        made[path] = evidence
        expect = {"exit": code, "findings": findings.split(), "claims": dict(part.split("=") for part in claims.split())}
        window = {key: more[key] for key in ("start", "end") if key in more}
        if "aster" in more:
            expect["aster"] = aster.answer(more["aster"], more.get("tenant", more["aster"][0]["tenantId"]), **window)
        index.append({"name": name, "title": title, "evidence": path, "recipe": more.get("recipe"),
                      "kind": more.get("kind", ASTER), "tenant": more.get("tenant"), **window, "expect": expect})
    made["logs.json"] = ("[\n" + ",\n".join(json.dumps(one) for one in index) + "\n]\n").encode("ascii")
    return made
