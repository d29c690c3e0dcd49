"""Questions that the API answers, put to a bundle, with the answer it must give (the API's reference, read literally)."""
import copy
import json
import random

from build import bundle, chain, dump

DEFAULT, CAP = 50, 500


def documents():
    entries = chain(130)
    plain = bundle(entries, declared=True)
    odd = copy.deepcopy(entries[:24])
    for index, trace in ((2, "run-7"), (3, 'quo"te\\slash'), (4, "tr\u00e4ce \U0001f600"), (5, "run-7"), (6, odd[9]["id"]), (7, None), (8, 12)):
        odd[index]["traceId"] = trace
    del odd[10]["traceId"]
    odd[11]["_id"] = odd[11].pop("id")
    for index, anchor in ((12, "anchor_1"), (13, "anchor_1"), (14, "anchor_2"), (15, 5), (16, {"merkleAnchorId": "no"})):
        odd[index]["merkleAnchorId"] = anchor
    odd[17]["note"] = {"traceId": "within", "id": "within"}
    odd.append({"id": "nowhere", "traceId": "unplaced", "sequence": 0})
    random.Random(5).shuffle(odd)
    escaped = dump(bundle(odd), indent=1, separators=None).replace(b'"run-7"', b'"\\u0072un-7"', 1).replace(b'"anchor_2"', b'"\\u0061nchor_2"')
    huge = chain(4, first=2**53 - 1)
    return {"plain": dump(plain), "odd": escaped, "huge": dump(bundle(huge)), "empty": dump(bundle([])),
            "page": dump({"success": True, "data": {"entries": entries[40:60][::-1], "hasMore": True}})}


def questions():
    texts = documents()
    for name, text in texts.items():
        document = json.loads(text)
        entries = document.get("data", document)["entries"]
        first = entries[0] if entries else {}
        names = {"plain": [first.get("traceId"), first.get("id"), "nobody", first.get("chainHash"), ""],
                 "odd": ["run-7", 'quo"te\\slash', "tr\u00e4ce \U0001f600", "12", "null", "within", "nowhere", "unplaced",
                         *[entry[key] for entry in entries for key in ("id", "_id") if key in entry]]}.get(name, ["nobody"])
        for wanted in names:
            if wanted:
                yield name, ["entry", wanted], entry_answer(entries, wanted)
        for words in ([], ["--limit", "3"], ["--limit", "129"], ["--limit", "130"], ["--limit", "9999"], ["--before-seq", "1"], ["--before-seq", "0"],
                      ["--before-seq", "50"], ["--before-seq", "9007199254740992", "--limit", "1"], ["--search", "trace_"],
                      ["--search", "run", "--limit", "1"], ["--search", first.get("chainHash", "zz")[:7]], ["--search", "0"],
                      ["--search", "a", "--limit", "2"], ["--search", "a", "--before-seq", "60", "--limit", "2"], ["--search", "TRACE"]):
            yield name, ["entries", *words], list_answer(entries, dict(zip(words[::2], words[1::2])))
        yield name, ["status"], status(document.get("data", document), entries)


def placed(entries):
    return sorted((entry for entry in entries if isinstance(entry["sequence"], int) and entry["sequence"] > 0),
                  key=lambda entry: entry["sequence"])


def entry_answer(entries, wanted):
    walk = placed(entries) + [entry for entry in entries if entry not in placed(entries)]
    for keys in (("traceId",), ("id", "_id")):
        for entry in walk:
            if any(entry.get(key) == wanted for key in keys):
                return {"entry": entry}
    return None


def list_answer(entries, words):
    below = int(words.get("--before-seq", 2**63))
    search = words.get("--search", "")
    limit = min(int(words.get("--limit", DEFAULT)), CAP)
    found = [entry for entry in reversed(placed(entries)) if entry["sequence"] < below and any(
        isinstance(entry.get(key), str) and entry[key].startswith(search) for key in ("traceId", "chainHash"))]
    # The sequence alone says which entry it is; that entries are given whole is what the entry questions show.
    return {"entries": [{"sequence": entry["sequence"]} for entry in found[:limit]], "hasMore": len(found) > limit}


def status(told, entries):
    last = placed(entries)[-1] if entries else {}
    anchors = {entry["merkleAnchorId"] for entry in entries if isinstance(entry.get("merkleAnchorId"), str)}
    sequence = last.get("sequence")
    return {"totalEntries": len(entries), "lastSequence": str(sequence) if sequence and sequence > 2**53 else sequence,
            "lastChainHash": last.get("chainHash"), "lastEntryAt": last.get("createdAt"), "anchorCount": len(anchors),
            "lastAnchorAt": None, "lastVerificationOk": bool(entries), "algorithm": told.get("algorithm", "sha256"),
            "canonicalization": told.get("canonicalization"), "appendLatencyP95Ms": None, "appendLatency": None}


def files():
    return {f"lookups/{name}.json": text for name, text in documents().items()}


def index():
    return [{"document": f"lookups/{name}.json", "words": words, "data": data} for name, words, data in questions()]
