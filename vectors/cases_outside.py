"""What is supplied from outside a bundle about its two ends, and the producer's own verdict, each with what must come of it.

A chain of 20 entries; the bundle holds 5 to 14 unless a case says otherwise. `want` is written by hand: findings as
code[?|!][@sequence] (`?` indeterminate, `!` warning), then the results by option, the states of `start` and `head`, the
exit code, and words that the reasons must contain.
"""
import copy

from build import OTHER_ORGANIZATION, bundle, chain, digest, dump, edited, raw, seal, without

WHOLE = chain(20)
OURS = WHOLE[4:14]
BEFORE, AFTER = WHOLE[:4], WHOLE[14:]
HASH = {entry["sequence"]: entry["chainHash"] for entry in WHOLE}
NOWHERE = digest("a chain hash of no entry")
STATUS = {"totalEntries": 14, "lastSequence": 14, "lastChainHash": HASH[14], "lastEntryAt": OURS[-1]["createdAt"],
          "anchorCount": 0, "lastAnchorAt": None, "lastVerifiedAt": None, "lastVerificationOk": None,
          "algorithm": "sha256", "canonicalization": "rfc8785", "appendLatencyP95Ms": 4.2}
VERIFY = {"verified": True, "ok": True, "totalChecked": 14, "lastValidSequence": 14, "brokenAtSequence": None,
          "brokenReason": None, "durationMs": 842, "verifiedAt": "2026-05-07T10:14:22.317Z"}


def rewritten(entries, index):
    """The chain as somebody made it anew from one entry on: sound in itself, and another history."""
    entries = copy.deepcopy(entries)
    entries[index]["payloadDigest"] = digest("rewritten")
    return seal(entries, start=index)


OTHER = rewritten(WHOLE, 2)


def answer(data):
    return dump({"success": True, "data": data}, sort_keys=False)


def status(**more):
    return answer({**STATUS, **more})


def verify(**more):
    return answer({**VERIFY, **more})


def broken(at, reason="chain-hash-mismatch", **more):
    return verify(**{"verified": False, "ok": False, "lastValidSequence": at - 1, "brokenAtSequence": at,
                     "brokenReason": reason, **more})


def error(code):
    return dump({"success": False, "error": {"code": code, "message": "It failed."}}, sort_keys=False)


def moved(entries, organization):
    return [{**entry, "organizationId": organization} for entry in entries]


def case(name, title, supplied, results, want="", start="n", head="n", exit=0, says="", entries=OURS, **more):
    made = {**bundle(entries), **more}
    return {"name": name, "title": title, "bundle": dump(made), "supplied": supplied, "results": results,
            "want": want, "start": start, "head": head, "exit": exit, "says": says}


def heads():
    yield case("head-last", "A head that is the last chain hash proves the head.", {"head": HASH[14]}, "confirms", head="p",
               says="the examiner's own record")
    yield case("head-last-placed", "So does one that names the last sequence.", {"head": f"{HASH[14]}@14"}, "confirms", head="p")
    yield case("head-other", "A head that no entry carries contradicts the bundle's end.", {"head": NOWHERE}, "contradicts",
               "head-mismatch@14", head="r", exit=1, says="carried by no entry")
    yield case("head-other-placed", "Another hash at the last sequence contradicts it.", {"head": f"{NOWHERE}@14"},
               "contradicts", "head-mismatch@14", head="r", exit=1)
    yield case("head-inner", "A head found inside says that entries came later, and proves no end.", {"head": HASH[9]},
               "confirms-part", says="is the chain hash of entry 9. The bundle goes on to 14")
    yield case("head-inner-placed", "So does one that names its sequence.", {"head": f"{HASH[9]}@9"}, "confirms-part")
    yield case("head-inner-other", "Another hash inside is another history.", {"head": f"{OTHER[8]['chainHash']}@9"},
               "contradicts", "head-mismatch@9", head="r", exit=1)
    yield case("head-beyond", "A head beyond the bundle says nothing of its end.", {"head": f"{HASH[20]}@20"}, "says-nothing",
               says="ends earlier, at 14")
    yield case("head-earlier", "A head before the bundle says nothing.", {"head": f"{HASH[2]}@2"}, "says-nothing",
               says="before the bundle begins at 5")
    yield case("head-just-before", "One right before the bundle is what its first entry links to.", {"head": f"{HASH[4]}@4"},
               "confirms-part", says="the first entry, 5, links to it")
    yield case("head-just-before-other", "And contradicts the start where it does not.", {"head": f"{OTHER[3]['chainHash']}@4"},
               "contradicts", "start-mismatch@5", start="r", exit=1)
    yield case("head-misplaced", "A hash of one entry under the number of another does not fit itself: nobody is accused.",
               {"head": f"{HASH[14]}@13"}, "at-odds", "head-mismatch?@14", exit=2, says="does not fit itself")
    yield case("head-misplaced-before", "Also where the number lies well before the bundle.", {"head": f"{HASH[14]}@2"},
               "at-odds", "head-mismatch?@14", exit=2)
    yield case("head-misplaced-beyond", "Also where the number lies beyond the bundle.", {"head": f"{HASH[14]}@15"},
               "at-odds", "head-mismatch?@14", exit=2)
    yield case("head-misplaced-unsound", "An entry that does not recompute binds no sequence: there, the contradiction stands.",
               {"head": f"{HASH[9]}@10"}, "contradicts", "chain-hash-mismatch@9 head-mismatch@10", head="r", exit=1,
               entries=edited(OURS, 4, payloadDigest=digest("x")))
    yield case("head-cut", "A cut tail is seen by the head that was recorded.", {"head": HASH[14]}, "contradicts",
               "head-mismatch@12", head="r", exit=1, entries=OURS[:-2])
    yield case("head-recomputed", "A chain recomputed as a whole is seen by the head that was recorded.", {"head": HASH[14]},
               "contradicts", "head-mismatch@14", head="r", exit=1, entries=OTHER[:14], start="p")
    yield case("head-of-unsound", "The stored last hash is confirmed though the entry does not recompute to it.",
               {"head": HASH[14]}, "confirms", "chain-hash-mismatch@14", head="p", exit=1,
               entries=edited(OURS, 9, payloadDigest=digest("x")), says="does not recompute to it")
    yield case("head-escaped", "A hash that the file spells with escapes is found inside.", {"head": HASH[9]}, "confirms-part",
               entries=edited(OURS, 4, chainHash=raw(f'"\\u{ord(HASH[9][0]):04x}{HASH[9][1:]}"')))
    yield case("head-fork-at-end", "Where the last sequence forks there is no one head to confirm.", {"head": HASH[14]},
               "says-nothing", "fork@14 prev-hash-mismatch@14", exit=1, says="has no one end",
               entries=OURS + edited([OURS[-1]], 0, chainHash=OTHER[13]["chainHash"], payloadDigest=OTHER[13]["payloadDigest"],
                                     prevHash=OTHER[13]["prevHash"]))
    yield case("head-in-a-gap", "A head for an entry that is missing says nothing.", {"head": f"{HASH[9]}@9"}, "says-nothing",
               "sequence-gap@10 prev-hash-mismatch@10", exit=1, entries=without(OURS, 4))
    yield case("head-malformed-end", "A malformed last hash never equals.", {"head": f"{HASH[14]}@14"}, "contradicts",
               "malformed-field@14 chain-hash-mismatch@14 head-mismatch@14", head="r", exit=1,
               entries=edited(OURS, 9, chainHash=HASH[14].upper()))
    yield case("head-of-nothing", "An empty bundle has no end to compare.", {"head": HASH[14]}, "unusable",
               "empty-bundle? supplied-unreadable?", exit=2, entries=[])
    far = chain(3, first=2**53 + 1)
    yield case("head-beyond-2-53", "Sequences beyond 2^53 are compared digit by digit.",
               {"head": f"{far[2]['chainHash']}@{2**53 + 3}"}, "confirms", head="p", entries=far)


def statuses():
    yield case("status-last", "A status answer that gives the last entry's hash proves the head.", {"status": status()},
               "confirms", head="p", says="whoever could rewrite the store could have it answer so")
    yield case("status-bare", "The answer may come without its envelope.", {"status": dump(STATUS)}, "confirms", head="p")
    yield case("status-error-null", "An error that is null is none.", {"status": dump({**STATUS, "error": None})}, "confirms", head="p")
    yield case("status-beyond", "A later status says nothing of the bundle's end.",
               {"status": status(lastSequence=20, totalEntries=20, lastChainHash=HASH[20])}, "says-nothing", says="ends earlier, at 14")
    yield case("status-earlier", "An earlier status confirms the entry it names; what follows came later.",
               {"status": status(lastSequence=9, totalEntries=9, lastChainHash=HASH[9])}, "confirms-part", says="goes on to 14")
    yield case("status-other", "Another hash for the last sequence contradicts the head.", {"status": status(lastChainHash=NOWHERE)},
               "contradicts", "head-mismatch@14", head="r", exit=1, says="names no organisation")
    yield case("status-empty-chain", "A status of an empty chain says nothing.",
               {"status": status(totalEntries=0, lastSequence=0, lastChainHash=None)}, "says-nothing")
    unread = {
        "status-error": (error("HASH_CHAIN_STATUS_FAILED"), '"HASH_CHAIN_STATUS_FAILED": It failed.', "An error answer is told with its own code."),
        "status-shortened": (status(lastChainHash="f1b0...2dde"), "not 64 lower-case", "A shortened hash is no hash."),
        "status-without-hash": (answer({"lastSequence": 14}), "states no lastChainHash", "A sequence alone confirms nothing."),
        "status-text-sequence": (status(lastSequence="14"), "lastSequence is not", "A sequence as text is malformed."),
        "status-float-sequence": (status(lastSequence=raw("14.0")), "lastSequence is not", "So is one with a fraction."),
        "status-verify": (verify(), "looks like an answer of /verify", "An answer of the other endpoint is recognised."),
        "status-manifest": (b'{"date":"2026-05-06","bundleSha256":"00"}', "looks like a manifest (--manifest takes it)", "What was meant for another place is recognised."),
        "status-bundle": (b'{"entries":[],"organizationId":"o"}', "looks like a bundle (--previous or --next takes one)", "So is a bundle."),
        "status-utf16": ('{"lastSequence":14}'.encode("utf-16"), "not UTF-8", "Another encoding is named."),
        "status-twice": (b'{"lastSequence":14,"lastChainHash":"a","lastSequence":14}', "names a key twice", "Two readers could see different answers."),
        "status-deep": (b"[" * 600, "nested too deep", "Deep nesting is no answer."),
        "status-empty-file": (b"", "it is empty", "An empty file says nothing."),
        "status-array": (b"[1]", "not a JSON object", "An array is no answer."),
        "status-data-null": (b'{"success":true,"data":null}', 'holds no object "data"', "An envelope without data is none."),
        "status-success-text": (b'{"success":"true","data":{}}', "error answer", "Only true is success."),
    }
    for name, (content, says, title) in unread.items():
        yield case(name, title, {"status": content}, "unusable", "supplied-unreadable?", exit=2, says=says)


def verdicts():
    yield case("verify-agrees", "Both find every entry sound.", {"server-verdict": verify()}, "confirms", says="confirms neither head nor start")
    yield case("verify-later", "A later check covers the bundle as well.", {"server-verdict": verify(totalChecked=20, lastValidSequence=20)}, "confirms")
    yield case("verify-earlier", "An earlier check covers a part.", {"server-verdict": verify(totalChecked=9, lastValidSequence=9)}, "confirms-part")
    yield case("verify-range", "A check of a range covers that range.", {"server-verdict": verify(totalChecked=4, lastValidSequence=14)},
               "confirms-part", says="11 to 14 verified")
    yield case("verify-before", "A check that ended before the bundle says nothing.", {"server-verdict": verify(totalChecked=4, lastValidSequence=4)}, "says-nothing")
    damaged = edited(OURS, 4, payloadDigest=digest("x"))
    yield case("verify-of-broken", "The producer calls sound what is broken here.", {"server-verdict": verify()}, "contradicts",
               "chain-hash-mismatch@9 server-verdict-mismatch@9", exit=1, entries=damaged, says="breaks at 9")
    yield case("verify-before-break", "A check that ended before the break contradicts nothing.",
               {"server-verdict": verify(totalChecked=8, lastValidSequence=8)}, "confirms-part", "chain-hash-mismatch@9", exit=1, entries=damaged)
    yield case("verify-same-break", "Both name the same break.", {"server-verdict": broken(9)}, "confirms", "chain-hash-mismatch@9", exit=1, entries=damaged)
    yield case("verify-other-reason", "The same entry for another reason is worth knowing.", {"server-verdict": broken(9, "prev-hash-mismatch")},
               "confirms-part", "chain-hash-mismatch@9 server-verdict-mismatch!@9", exit=1, entries=damaged)
    both = edited(OURS, 4, prevHash=NOWHERE)
    yield case("verify-both-reasons", "Where link and content fail, either may be named.", {"server-verdict": broken(9)}, "confirms",
               "prev-hash-mismatch@9 chain-hash-mismatch@9", exit=1, entries=both)
    yield case("verify-broken-here", "The producer calls broken what is sound here: cannot tell.", {"server-verdict": broken(9)}, "at-odds",
               "server-verdict-mismatch?@9", exit=2, says="finds the entry sound")
    yield case("verify-broken-earlier-here", "Both break, the producer earlier: where they part is named.", {"server-verdict": broken(7)}, "at-odds",
               "chain-hash-mismatch@9 server-verdict-mismatch?@7", exit=1, entries=damaged)
    yield case("verify-broken-later-here", "Both break, the producer later: it called sound what is broken.", {"server-verdict": broken(12)},
               "contradicts", "chain-hash-mismatch@9 server-verdict-mismatch@9", exit=1, entries=damaged)
    yield case("verify-broken-before", "A break before the bundle is told, and contradicts nothing.", {"server-verdict": broken(3)}, "says-nothing",
               "server-verdict-mismatch!", says="before this bundle begins at 5")
    yield case("verify-broken-after", "So is one after it.", {"server-verdict": broken(18)}, "confirms", "server-verdict-mismatch!", says="after this bundle ends at 14")
    yield case("verify-broken-link-in", "So is a broken link into it.", {"server-verdict": broken(5, "prev-hash-mismatch")}, "says-nothing",
               "server-verdict-mismatch!", says="in the link to what came before this bundle")
    yield case("verify-broken-first", "The content of its first entry is no link into it: cannot tell.", {"server-verdict": broken(5)}, "at-odds",
               "server-verdict-mismatch?@5", exit=2, says="finds the entry sound")
    yield case("verify-broken-before-both", "Both not verified, each by a break of its own.", {"server-verdict": broken(3)}, "says-nothing",
               "chain-hash-mismatch@9", exit=1, entries=damaged)
    yield case("verify-count", "The same range with another count is worth knowing.", {"server-verdict": verify(totalChecked=15)},
               "confirms-part", "server-verdict-mismatch!", start="p", entries=WHOLE[:14], says="counts 15 entries")
    yield case("verify-unknown-formula", "Without a formula there is nothing to compare.", {"server-verdict": verify()}, "says-nothing",
               "unknown-recipe? chain-hash-mismatch?@5", exit=2, entries=edited(OURS[:1], 0, payloadDigest=digest("x")))
    unread = {
        "verify-two-truths": (verify(ok=False), "verified and ok differ"),
        "verify-verified-broken": (verify(brokenAtSequence=9), "verified, with a broken sequence"),
        "verify-broken-nowhere": (verify(verified=False, ok=False), "not at which sequence"),
        "verify-no-end": (verify(lastValidSequence=None), "not up to which sequence"),
        "verify-valid-behind-break": (broken(9, lastValidSequence=9), "is not before its brokenAtSequence"),
        "verify-number-for-truth": (verify(verified=1, ok=1), "neither true nor false"),
        "verify-text-count": (verify(totalChecked="14"), "totalChecked is not"),
        "verify-error": (error("HASH_CHAIN_VERIFY_FAILED"), '"HASH_CHAIN_VERIFY_FAILED"'),
        "verify-status": (status(), "looks like an answer of /status"),
        "verify-bundle": (dump(bundle(OURS)), "does not say whether the chain is verified"),
    }
    for name, (content, says) in unread.items():
        yield case(name, "An answer that contradicts itself, or is none, is not compared.", {"server-verdict": content}, "unusable",
                   "supplied-unreadable?", exit=2, says=says)


def neighbours():
    yield case("previous", "A first entry that links to the bundle before proves the start.", {"previous": dump(bundle(BEFORE))}, "confirms",
               start="p", says="Replayed by itself, it passes.")
    yield case("next", "A following bundle that links to the last entry proves the head.", {"next": dump(bundle(AFTER))}, "confirms", head="p",
               says="an export of the same producer")
    yield case("both", "Both ends may be proved at once.", {"previous": dump({"success": True, "data": bundle(BEFORE)}), "next": dump(bundle(AFTER))},
               "confirms confirms", start="p", head="p")
    yield case("previous-overlap", "Exports may overlap.", {"previous": dump(bundle(WHOLE[:8]))}, "confirms", start="p", says="The two overlap")
    yield case("next-overlap", "Also at the end.", {"next": dump(bundle(WHOLE[10:]))}, "confirms", head="p", says="The two overlap")
    yield case("next-whole", "A bundle of the whole chain holds what follows, too.", {"next": dump(bundle(WHOLE))}, "confirms", head="p")
    yield case("previous-other", "A first entry that does not link contradicts the start.", {"previous": dump(bundle(OTHER[:4]))}, "contradicts",
               "start-mismatch@5", start="r", exit=1)
    yield case("next-other", "A following bundle that does not link contradicts the head.", {"next": dump(bundle(OTHER[14:]))}, "contradicts",
               "head-mismatch@14", head="r", exit=1)
    yield case("next-cut", "A renumbered tail does not link to the bundle that follows.", {"next": dump(bundle(AFTER))}, "contradicts",
               "head-mismatch@14", head="r", exit=1, entries=rewritten(OURS, 5))
    yield case("previous-overlap-other", "Two exports that tell an entry differently contradict each other.",
               {"previous": dump(bundle(rewritten(WHOLE, 6)[:8]))}, "contradicts", "start-mismatch@8", start="r", exit=1, says="overlaps")
    yield case("previous-gap", "Entries that lie in neither leave it open.", {"previous": dump(bundle(WHOLE[:2]))}, "unusable",
               "supplied-unreadable?", exit=2, says="3 to 4 are in neither")
    yield case("next-gap", "Also at the end.", {"next": dump(bundle(WHOLE[15:]))}, "unusable", "supplied-unreadable?", exit=2, says="15 is in neither")
    yield case("swapped", "Two that were swapped are told so.", {"previous": dump(bundle(AFTER)), "next": dump(bundle(BEFORE))}, "unusable unusable",
               "supplied-unreadable? supplied-unreadable?", exit=2, says="may be the one to supply with --next")
    yield case("previous-same", "The bundle itself is not the one before it.", {"previous": dump(bundle(OURS), indent=2)}, "unusable", "supplied-unreadable?",
               exit=2, says="the same stretch as this bundle")
    yield case("next-inside", "A part of this bundle does not follow it.", {"next": dump(bundle(WHOLE[6:9]))}, "unusable", "supplied-unreadable?",
               exit=2, says="inside the range of this one")
    yield case("previous-of-first", "Nothing comes before entry 1.", {"previous": dump(bundle(WHOLE[:2]))}, "unusable", "supplied-unreadable?",
               start="p", exit=2, entries=WHOLE[:14], says="nothing comes before entry 1")
    foreign = bundle(moved(chain(4), OTHER_ORGANIZATION), organizationId=OTHER_ORGANIZATION)
    yield case("previous-foreign", "A bundle of another organisation is no neighbour.",
               {"previous": dump({**foreign, "entries": moved(OTHER[:4], OTHER_ORGANIZATION)})}, "unusable", "supplied-unreadable?", exit=2,
               says="chains never mix organisations")
    yield case("previous-foreign-links", "Unless it links: then one of the two names is wrong.", {"previous": dump(foreign)}, "at-odds",
               "start-mismatch?", exit=2, says="one of the names is wrong")
    unsound = edited(BEFORE, 3, payloadDigest=digest("x"))
    yield case("previous-unsound-seam", "A link to an entry that does not recompute shows nothing.", {"previous": dump(bundle(unsound))}, "says-nothing",
               says="entry 4 at that seam does not recompute")
    yield case("previous-unsound-elsewhere", "A neighbour that is broken elsewhere still links, and is told.",
               {"previous": dump(bundle(edited(BEFORE, 1, payloadDigest=digest("x"))))}, "confirms", start="p",
               says="it fails: its chain is broken at 2")
    yield case("previous-damaged", "A neighbour whose own entry is damaged accuses nobody.",
               {"previous": dump(bundle(edited(BEFORE, 3, chainHash=NOWHERE)))}, "at-odds", "start-mismatch?@5", exit=2,
               says="the fault may lie there alone")
    yield case("previous-missing-seam", "Where the entry at the seam is missing, nothing can be told.",
               {"previous": dump(bundle(without(WHOLE[:8], 3)))}, "unusable", "supplied-unreadable?", exit=2, says="does not hold exactly one entry 4")
    yield case("previous-reversed", "A neighbour may be in any order.", {"previous": dump(bundle(BEFORE[::-1]))}, "confirms", start="p")
    yield case("previous-empty", "An empty bundle is no neighbour.", {"previous": dump(bundle([]))}, "unusable", "supplied-unreadable?", exit=2)
    yield case("previous-truncated", "Nor is one that ends early.", {"previous": dump(bundle(BEFORE))[:-9]}, "unusable", "supplied-unreadable?", exit=2,
               says="(truncated-json)")
    yield case("next-error", "An error answer is told with its code.", {"next": error("HASH_CHAIN_EXPORT_FAILED")}, "unusable", "supplied-unreadable?",
               exit=2, says="HASH_CHAIN_EXPORT_FAILED")


def together():
    yield case("all-confirm", "Every confirmation has its sentence.",
               {"head": f"{HASH[14]}@14", "status": status(), "server-verdict": verify(), "previous": dump(bundle(BEFORE)), "next": dump(bundle(AFTER))},
               "confirms confirms confirms confirms confirms", start="p", head="p", says="the examiner's own record")
    yield case("one-contradicts", "A contradiction is told whatever else confirms.", {"head": HASH[14], "status": status(lastChainHash=NOWHERE)},
               "confirms contradicts", "head-mismatch@14", head="r", exit=1)
    yield case("one-unusable", "What cannot be used leaves the proof standing and the examination incomplete.", {"head": HASH[14], "status": b"{}"},
               "confirms unusable", "supplied-unreadable?", head="p", exit=2)


def all_cases():
    for group in (heads, statuses, verdicts, neighbours, together):
        yield from group()


def files():
    """Relative path -> bytes."""
    made = {}
    for one in all_cases():
        made[f"outside/{one['name']}/bundle.json"] = one["bundle"]
        made.update({f"outside/{one['name']}/{option}.json": content for option, content in one["supplied"].items() if option != "head"})
    return made


def index():
    for one in all_cases():
        folder = f"outside/{one['name']}"
        supplied = {option: content if option == "head" else f"{folder}/{option}.json" for option, content in one["supplied"].items()}
        yield {**one, "bundle": f"{folder}/bundle.json", "supplied": supplied, "results": one["results"].split(),
               "want": one["want"].split()}
