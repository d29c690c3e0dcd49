"""What the producer's nine endpoints answer (and what only looks like it), each with the kind that it must be taken for.

`refused`: text that the refusal's message must contain when the document is opened as evidence; None where it is no
refusal. Documents follow the API's reference; of anchors and proofs it publishes no members, so usual ones are used.
"""
from build import ORGANIZATION, bundle, chain, digest, dump

HASH = digest("the last entry")
STATUS = {"totalEntries": 17493, "lastSequence": 17493, "lastChainHash": HASH, "lastEntryAt": "2026-05-06T10:14:22.317Z",
          "anchorCount": 0, "lastAnchorAt": None, "lastVerifiedAt": "2026-05-06T08:00:00.000Z",
          "lastVerificationOk": True, "algorithm": "sha256", "canonicalization": "rfc8785",
          "appendLatencyP95Ms": 4.2, "appendLatency": {"p50Ms": 2.1, "p95Ms": 4.2, "p99Ms": 7.8}}
VERIFIED = {"verified": True, "ok": True, "totalChecked": 17493, "lastValidSequence": 17493, "brokenAtSequence": None,
            "brokenReason": None, "durationMs": 842, "verifiedAt": "2026-05-06T10:14:22.317Z"}
BROKEN = {**VERIFIED, "verified": False, "ok": False, "lastValidSequence": 12047, "brokenAtSequence": 12048,
          "brokenReason": "chain-hash-mismatch"}
ANCHOR = {"id": "anchor_1", "organizationId": ORGANIZATION, "merkleRoot": HASH, "fromSequence": 1, "toSequence": 64,
          "leafCount": 64, "anchoredAt": "2026-05-06T11:00:00Z"}
PROOF = {"anchorId": "anchor_1", "sequence": 3, "leafIndex": 2, "leafHash": HASH, "root": HASH,
         "siblings": [{"position": "left", "hash": HASH}]}


def answer(data):
    return dump({"success": True, "data": data}, sort_keys=False)


def error(code, message="Something went wrong.", **more):
    return dump({"success": False, "error": {"code": code, "message": message, **more}}, sort_keys=False)


def cases():
    """name, bytes, kind, refused"""
    entries = chain(4)
    yield "status", answer(STATUS), "status", "17493 entries, last sequence 17493, last chain hash " + HASH
    yield "status-bare", dump(STATUS), "status", "--status"
    yield "status-of-an-empty-chain", answer({**STATUS, "totalEntries": 0, "lastSequence": 0, "lastChainHash": None,
                                              "lastEntryAt": None}), "status", "0 entries, last sequence 0. "
    yield "status-reversed", dump({"data": dict(reversed(STATUS.items())), "success": True}, sort_keys=False), "status", "17493 entries"
    yield "status-wrong-types", answer({"totalEntries": [1], "lastSequence": {"a": 1}, "lastChainHash": False}), "status", "last chain hash false"
    yield "verify", answer(VERIFIED), "verify", "It says: verified, 17493 entries checked, at 2026"
    yield "verify-broken", answer(BROKEN), "verify", "not verified, 17493 entries checked, broken at sequence 12048, because of chain-hash-mismatch"
    yield "verify-text-for-true", answer({**VERIFIED, "verified": "yes"}), "verify", 'verified "yes"'
    yield "anchors-none", answer([]), "anchors", "has not been anchored"
    yield "anchors", answer([ANCHOR]), "anchors", "--anchors"
    yield "anchors-bare", dump([ANCHOR]), "anchors", "--anchors"
    yield "anchors-named", answer({"anchors": [ANCHOR]}), "anchors", "--anchors"
    yield "proof", answer(PROOF), "proof", "--anchors"
    yield "proof-named", answer({"proof": PROOF}), "proof", "--anchors"
    yield "bundle", answer(bundle(entries)), "bundle", None
    yield "bundle-of-an-object", dump(bundle(entries)), "bundle", None
    yield "page", answer({"entries": entries[::-1], "hasMore": True}), "page", None
    yield "page-last", answer({"entries": [], "hasMore": False}), "page", None
    yield "entry", answer({"entry": entries[2], "proof": None}), "entry", None
    yield "entry-with-proof", answer({"entry": entries[2], "proof": PROOF}), "entry", None
    yield "entry-by-id", answer(entries[2]), "entry", None
    yield "entry-alone", dump(entries[2]), "entry", None
    yield "entry-list", dump(entries), "entry-list", "bare list of entries"
    yield "entry-list-in-envelope", answer(entries), "entry-list", "bare list of entries"
    yield "error-not-found", error("NOT_FOUND", "No entry"), "error", '"NOT_FOUND": No entry), not a bundle. What was asked for was not found.'
    yield "error-validation", error("VALIDATION_ERROR", details=[{"path": "sequence"}]), "error", "was not accepted"
    yield "error-plan-gate", error("FEATURE_NOT_AVAILABLE"), "error", '"FEATURE_NOT_AVAILABLE"'
    yield "error-export", error("HASH_CHAIN_EXPORT_FAILED"), "error", "no evidence was handed over"
    yield "error-verify", error("HASH_CHAIN_VERIFY_FAILED"), "error", "no verdict on the chain"
    yield "error-code-beside", b'{"code":"RATE_LIMITED","success":false}', "error", '"RATE_LIMITED"'
    yield "error-text", b'{"success":false,"error":"UNAUTHORIZED"}', "error", '"UNAUTHORIZED"'
    yield "error-long-code", error("X" * 900), "error", '"' + "X" * 200 + "…"
    yield "error-huge-code", error("X" * 20_000), "error", "without a code"
    yield "error-wrong-types", b'{"success":false,"error":{"code":[1],"message":{}}}', "error", "without a code"
    yield "manifest", dump({"bundleSha256": HASH, "entryCount": 5}), "manifest", "whose SHA-256 is " + HASH
    yield from hostile(entries)


def hostile(entries):
    """What resembles an answer and is none: the refusal stays what it is without it."""
    yield "other-empty", b"{}", "other", 'no "entries"'
    yield "other-null-data", answer(None), "other", 'no "entries"'
    yield "other-number", b"42", "other", "not a JSON object"
    yield "other-list", b"[1,2]", "other", "not a JSON object"
    yield "other-empty-list", b"[]", "other", "not a JSON object"
    yield "other-list-of-numbers", answer([1, 2]), "other", 'no "entries"'
    yield "other-entry-null", answer({"entry": None, "proof": None}), "other", 'no "entries"'
    yield "other-entries-text", answer({"entries": "none", "hasMore": False}), "other", "not an array"
    yield "other-entries-text-with-status", answer({**STATUS, "entries": {}}), "other", "not an array"
    yield "other-status-without-success", dump({"data": STATUS}), "other", 'no "entries"'
    yield "other-status-within-status", answer({"data": STATUS}), "other", 'no "entries"'
    yield "other-under-proto", b'{"__proto__":' + dump(STATUS) + b"}", "other", 'no "entries"'
    yield "other-proof-null", answer({"proof": None}), "other", 'no "entries"'
    yield "other-many-members", dump({f"k{index}": index for index in range(5000)}), "other", 'no "entries"'
    yield "other-deep", b'{"data":' + b"[" * 400 + b"]" * 400 + b',"success":true}', "other", 'no "entries"'
    yield "status-long-hash", answer({**STATUS, "lastChainHash": "a" * 900}), "status", "a" * 200 + "…"
    yield "status-many-digits", b'{"lastSequence":' + b"9" * 20_000 + b',"lastChainHash":null}', "status", "last sequence " + "9" * 200 + "…"
    yield "status-escapes", b'{"\\u006castSequence":7,"lastChain\\u0048ash":"\\u0061\\u202e"}', "status", "last sequence 7, last chain hash a\u202e."
    yield "status-with-mark", b"\xef\xbb\xbf \n" + answer(STATUS), "status", "17493 entries"


def files():
    return {f"answers/{name}.json": data for name, data, _, _ in cases()}


def index():
    return [{"name": name, "document": f"answers/{name}.json", "kind": kind, "refused": refused}
            for name, _, kind, refused in cases()]
