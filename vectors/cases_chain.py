"""Cases about the chain itself: edits, deletions, repetitions, order, recipes."""
from build import (BYTES, GENESIS, LINKED_EARLIER, OTHER_ORGANIZATION, PIPE, TEXT, bundle, chain, digest, edited,
                   manifest, raw, rehash, seal, time_of, without)

SIX = chain(6)
FALSE_HASH = digest("a false hash")


def recomputed(entries, index, prev=None, **fields):
    """An edit followed by a recomputation of every entry from there on."""
    entries = edited(entries, index, **fields)
    return seal(entries, index, prev)


def intact(c):
    c.begin("intact")
    c.intact("from-genesis", "Six entries from genesis replay, but nothing says that the sixth is the last.",
             bundle(SIX), claims="ppnnn")
    c.intact("declared-range", "A declared range that matches is proved.", bundle(SIX, declared=True), claims="ppnpn")
    whole = bundle(SIX, declared=True)
    c.intact("with-manifest", "A manifest that matches attests the head.", whole, manifest=manifest(whole),
             claims="ppapp")
    c.intact("one-entry", "A chain of one entry replays.", bundle(chain(1)), claims="ppnnn")
    c.intact("segment", "A segment from 401 replays; that it continues entry 400 cannot be proved from it alone.",
             bundle(chain(5, 401), declared=True), claims="pnnpn")
    c.failed("segment-with-genesis", "A segment from 401 that carries genesis has a wrong start.",
             "genesis@401 link@401<401", bundle(chain(5, 401, GENESIS)), claims="rrnnn", broken="401 link null")
    c.intact("empty-organization-fields", "Entries without the optional fields replay.",
             bundle([{key: entry[key] for key in ("sequence", "prevHash", "payloadDigest", "chainHash", "createdAt")}
                     for entry in SIX]), claims="ppnnn")


def edits(c):
    c.begin("edit")
    c.failed("payload-digest", "A replaced payload digest breaks the content of its own entry only.", "content@3",
             bundle(edited(SIX, 2, payloadDigest=FALSE_HASH)), claims="rpnnn", broken="3 content 2")
    c.failed("created-at", "A created time moved by a millisecond breaks its own entry only.", "content@4",
             bundle(edited(SIX, 3, createdAt=time_of(3).replace(".123Z", ".124Z"))), broken="4 content 3")
    c.failed("created-at-same-instant", "The same instant written differently is another text and another hash.",
             "content@2", bundle(edited(SIX, 1, createdAt=time_of(1).replace("Z", "+00:00"))), broken="2 content 1")
    c.failed("chain-hash", "A replaced chain hash breaks its entry; the link of the next is its consequence.",
             "content@3 link@4<3", bundle(edited(SIX, 2, chainHash=FALSE_HASH)), broken="3 content 2")
    c.failed("chain-hash-last", "A replaced last chain hash has no link to break.", "content@6",
             bundle(edited(SIX, 5, chainHash=FALSE_HASH)), broken="6 content 5")
    c.failed("chain-hash-first", "A replaced first chain hash leaves no last valid entry.", "content@1 link@2<1",
             bundle(edited(SIX, 0, chainHash=FALSE_HASH)), claims="rnnnn", broken="1 content null")
    c.failed("prev-hash", "A replaced previous hash breaks link and content of its entry.", "link@4 content@4",
             bundle(edited(SIX, 3, prevHash=FALSE_HASH)), broken="4 link 3")
    c.failed("two-payloads", "Two edits are two findings, and the walk goes on after the first.",
             "content@2 content@5", bundle(edited(edited(SIX, 1, payloadDigest=FALSE_HASH), 4,
                                                  payloadDigest=FALSE_HASH)), broken="2 content 1")
    resealed = edited(SIX, 2, payloadDigest=FALSE_HASH)
    rehash(resealed[2])
    c.failed("entry-recomputed", "An edited entry with a recomputed hash recomputes; only the next link tells.",
             "link@4", bundle(resealed), broken="4 link 3")
    follower = edited(edited(SIX, 2, chainHash=FALSE_HASH), 3, prevHash=FALSE_HASH)
    c.failed("chain-hash-and-next-prev-hash", "A false chain hash carried on by the next entry holds as a link only.",
             "content@3 content@4", bundle(follower), broken="3 content 2")
    c.failed("chain-hash-not-the-exact-case",
             "A next entry that carries neither the stored nor the recomputed hash is no consequence.",
             "content@3 link@4 content@4",
             bundle(edited(edited(SIX, 2, chainHash=FALSE_HASH), 3, prevHash=digest("another"))), broken="3 content 2")
    c.intact("suffix-recomputed",
             "A suffix recomputed after an edit passes the replay; that the head is unproved says why.",
             bundle(recomputed(SIX, 2, payloadDigest=FALSE_HASH), declared=True), claims="ppnpn")
    original = bundle(SIX, declared=True)
    c.failed("suffix-recomputed-with-manifest", "The original's manifest refutes a recomputed suffix.", "digest",
             bundle(recomputed(SIX, 2, payloadDigest=FALSE_HASH), declared=True), manifest=manifest(original),
             claims="ppnpr")
    c.intact("uncovered-fields", "Edits of fields outside the preimage are invisible to the replay.",
             bundle(edited(SIX, 2, traceId="trace_forged", id="forged", merkleLeafIndex=7)), claims="ppnnn")
    c.failed("contents-swapped", "Two entries with everything but their sequence swapped break three links.",
             "link@3 content@3 link@4 content@4 regression@4 link@5",
             bundle(edited(edited(SIX, 2, **{**SIX[3], "sequence": 3}), 3, **{**SIX[2], "sequence": 4})),
             broken="3 link 2")
    c.failed("payloads-swapped", "Two entries with their payload digests swapped break in content only.",
             "content@3 content@4", bundle(edited(edited(SIX, 2, payloadDigest=SIX[3]["payloadDigest"]), 3,
                                                  payloadDigest=SIX[2]["payloadDigest"])), broken="3 content 2")


def deletions(c):
    c.begin("deletion")
    whole = bundle(SIX, declared=True)
    c.failed("middle", "A deleted entry is a gap, and the broken link is its consequence.", "gap@4 link@4<4",
             bundle(without(SIX, 2)), claims="rpnnn", broken="4 link 2")
    c.failed("middle-two", "Two neighbouring deleted entries are one gap.", "gap@5 link@5<5",
             bundle(without(SIX, 2, 3)), broken="5 link 2")
    c.failed("two-places", "Deletions at two places are two gaps.", "gap@3 link@3<3 gap@6 link@6<6",
             bundle(without(SIX, 1, 3, 4)), broken="3 link 1")
    relinked = without(SIX, 2)
    seal(relinked, 2)
    c.failed("relinked", "A gap whose links were recomputed is still a gap, though every link holds.", "gap@4",
             bundle(relinked), claims="ppnnn", broken="null null 6")
    renumbered = without(SIX, 2)
    for index, entry in enumerate(renumbered):
        entry["sequence"] = index + 1
    c.failed("renumbered-after", "A deletion hidden by renumbering breaks the content of all that follows.",
             "link@3 content@3 content@4 content@5", bundle(renumbered), broken="3 link 2")
    c.intact("start", "A cut start leaves a segment that replays; its start cannot be proved.",
             bundle(without(SIX, 0, 1)), claims="pnnnn")
    c.failed("start-declared", "A cut start contradicts the declared range.", "range:fromSequence",
             {**whole, "entries": without(SIX, 0, 1)}, claims="pnnrn")
    c.intact("end", "A cut tail without manifest and declared range passes: the head is not provable.",
             bundle(without(SIX, 4, 5)), claims="ppnnn")
    c.failed("end-declared", "A cut tail contradicts the declared range.", "range:toSequence",
             {**whole, "entries": without(SIX, 4, 5)}, claims="ppnrn")
    c.failed("end-with-manifest", "A cut tail contradicts range, count and digest of the manifest.",
             "range:manifest.toSequence count digest", bundle(without(SIX, 4, 5)), manifest=manifest(whole),
             claims="ppnrr")
    c.failed("all-but-declared", "A bundle emptied of its entries contradicts the range that it declares.",
             "empty range:fromSequence range:toSequence", {**whole, "entries": []}, broken="null null null")


def repetitions(c):
    c.begin("repetition")
    c.failed("duplicate", "An entry given twice is a duplicate; its link is a consequence.", "duplicate@3 link@3<3",
             bundle(SIX[:3] + SIX[2:]), broken="3 link 3")
    c.failed("duplicate-first", "The first entry given twice carries genesis and is no wrong genesis.",
             "duplicate@1 link@1<1", bundle(SIX[:1] + SIX), broken="1 link 1")
    c.failed("duplicate-at-end", "The last entry given twice, far from its twin in the file, is a duplicate.",
             "order@2 duplicate@2 link@2<2", bundle(SIX + SIX[1:2]), broken="2 link 2")
    c.failed("triple", "An entry given three times is two duplicates.", "duplicate@3 link@3<3 duplicate@3 link@3<3",
             bundle(SIX[:3] + SIX[2:3] + SIX[2:]), broken="3 link 3")
    twin = edited(SIX, 2, payloadDigest=digest("the other side"))[2]
    rehash(twin)
    c.failed("fork-first-continued", "A fork whose first side is continued: the next link is a consequence.",
             "fork@3 link@3<3 link@4<3", bundle(SIX[:3] + [twin] + SIX[3:]), broken="3 link 3")
    c.failed("fork-second-continued", "A fork whose second side is continued: the next link holds.",
             "fork@3 link@3<3", bundle(SIX[:2] + [twin] + SIX[2:]), broken="3 link 3")
    c.failed("fork-unsound", "A twin with an edited chain hash is a fork whose content fails too.",
             "fork@3 link@3<3 content@3 link@4<3",
             bundle(SIX[:3] + edited(SIX, 2, chainHash=FALSE_HASH)[2:3] + SIX[3:]), broken="3 link 3")
    c.failed("fork-at-head", "Two last entries of one sequence are a fork.", "fork@6 link@6<6",
             bundle(SIX + [edited_twin(SIX, 5)]), broken="6 link 6")
    c.failed("duplicate-edited", "A twin with the same chain hash and another payload is a duplicate and broken.",
             "duplicate@3 link@3<3 content@3",
             bundle(SIX[:3] + edited(SIX, 2, payloadDigest=FALSE_HASH)[2:3] + SIX[3:]), broken="3 link 3")
    c.begin("order")
    c.intact("two-swapped", "Two entries swapped in the file only are replayed in order, with a warning.",
             bundle([SIX[0], SIX[2], SIX[1], *SIX[3:]]), "order@2", claims="ppnnn")
    c.intact("reversed", "A bundle in descending order replays; the warning stands once.", bundle(SIX[::-1]),
             "order@5", claims="ppnnn")
    c.failed("swapped-and-edited", "Findings stand in walk order whatever the order in the file.",
             "order@1 content@2 content@5",
             bundle([*edited(SIX, 4, payloadDigest=FALSE_HASH)[3:],
                     *edited(SIX, 1, payloadDigest=FALSE_HASH)[:3]]), broken="2 content 1")
    c.failed("renumbered", "An entry renumbered beyond the end is read at the end.",
             "order@4 gap@4 link@4<4 gap@9 link@9<9 content@9 regression@9", bundle(edited(SIX, 2, sequence=9)),
             broken="4 link 2")


def edited_twin(entries, index):
    twin = edited(entries, index, payloadDigest=digest("the other head"))[index]
    rehash(twin)
    return twin


def genesis_and_organizations(c):
    c.begin("genesis")
    c.failed("not-at-one", "Entry 1 that does not carry genesis has a wrong start.", "genesis@1 link@1<1",
             bundle(chain(5, 1, LINKED_EARLIER)), claims="rrnnn", broken="1 link null")
    later = edited(SIX, 3, prevHash=GENESIS)
    rehash(later[3])
    seal(later, 4)
    c.failed("in-the-middle", "A chain begun anew in the middle carries genesis where a link belongs.",
             "genesis@4 link@4<4", bundle(later), claims="rpnnn", broken="4 link 3")
    c.begin("organization")
    mixed = edited(edited(edited(SIX, 2, organizationId=OTHER_ORGANIZATION), 3, organizationId=OTHER_ORGANIZATION), 4,
                   organizationId="third")
    c.failed("mixed", "Each foreign organisation is named once, at its first entry.", "mixed@3 mixed@5",
             bundle(mixed), claims="ppnnn")
    c.failed("all-foreign", "Entries of another organisation than the bundle's own are mixed.", "mixed@1",
             bundle(SIX, organizationId=OTHER_ORGANIZATION))
    c.failed("first-entry-decides", "Without an organisation of the bundle the first entry's counts.", "mixed@3 mixed@5",
             {key: value for key, value in bundle(mixed).items() if key != "organizationId"})
    c.intact("absent-and-null", "Entries with null or no organisation belong to no other.",
             bundle([{**entry, "organizationId": None} if index else
                     {key: value for key, value in entry.items() if key != "organizationId"}
                     for index, entry in enumerate(SIX)], organizationId=None))
    c.failed("not-a-string", "An organisation that is a number is a malformed field and breaks nothing.",
             "field:organizationId@2", bundle(edited(SIX, 1, organizationId=42)), claims="ppnnn",
             broken="null null 6")


def sequences(c):
    c.begin("sequence")
    for name, first, title in (
            ("to-2-53", 2**53 - 4, "Sequences up to 2^53 are numbers."),
            ("across-2-53", 2**53 - 2, "Sequences beyond 2^53 keep every digit and are given as text."),
            ("thirty-digits", 10**29 + 7, "Sequences of thirty digits are read exactly.")):
        c.intact(name, title, bundle(chain(5, first), declared=True), claims="pnnpn")
    huge = chain(5, 2**53)
    c.failed("edited-beyond-2-53", "An edit at 2^53 + 1 is found at 2^53 + 1 and not at its neighbour.",
             "content@9007199254740993", bundle(edited(huge, 1, payloadDigest=FALSE_HASH)),
             broken="9007199254740993 content 9007199254740992")
    c.failed("gap-beyond-2-53", "A gap of one beyond 2^53 is seen.", "gap@9007199254740994 link@9007199254740994"
             "<9007199254740994", bundle(without(huge, 1)))
    c.failed("huge-gap", "A gap of 28 digits is one finding.",
             f"gap@{10**28} link@{10**28}<{10**28} regression@{10**28}", bundle(chain(3) + chain(2, 10**28)))
    wide = chain(3, 10**999)
    c.intact("thousand-digits", "A sequence of 1,000 digits is read.", bundle(wide), claims="pnnnn")
    c.refused("too-many-digits", "A sequence of 1,001 digits in the second entry exceeds the limit.",
              "limit-exceeded", b'{"entries":[{"sequence":1},{"sequence":<<!>>1' + b"0" * 1000 + b"}]}",
              unfixed=("error.entriesRead",))
    for name, text, title in (
            ("text", '"3"', "A sequence in quotation marks"), ("fraction", "3.0", "A sequence with a fraction"),
            ("exponent", "3e0", "A sequence with an exponent"), ("negative", "-3", "A negative sequence"),
            ("zero", "0", "Sequence zero"), ("minus-zero", "-0", "Sequence minus zero"),
            ("null", "null", "A null sequence"), ("true", "true", "A sequence that is true"),
            ("huge-exponent", "3e400", "A sequence beyond every number"), ("array", "[3]", "A sequence in an array")):
        value = {"text": "3", "null": None, "true": True, "array": [3]}.get(name, raw(text))
        c.failed(f"not-an-integer-{name}", f"{title} is malformed; its entry stays out of the walk and leaves a gap.",
                 "gap@4 link@4<4 field:sequence#2", bundle(edited(SIX, 2, sequence=value)), broken="4 link 2")
    missing = edited(SIX, 5)
    del missing[5]["sequence"]
    c.failed("missing", "A last entry without sequence counts as checked but is not walked.", "field:sequence#5",
             bundle(missing), claims="ppnnn", broken="null null 5")
    c.failed("one-as-fraction", "A first entry with sequence 1.0 leaves a chain that begins at 2.",
             "field:sequence#0", bundle(edited(SIX, 0, sequence=raw("1.0"))), claims="pnnnn")


def recipes(c):
    c.begin("recipe")
    for recipe in (TEXT, BYTES, PIPE):
        short = recipe.rpartition("/")[2]
        warning = "" if recipe == TEXT else "inferred"
        c.intact(short, f"A chain made by {recipe} is recognised.", bundle(chain(5, recipe=recipe)), warning,
                 claims="ppnnn")
        c.intact(f"{short}-pinned", f"A pinned {recipe} is no inference.", bundle(chain(5, recipe=recipe)),
                 recipe=recipe, claims="ppnnn")
        wrong = PIPE if recipe == TEXT else TEXT
        c.failed(f"{short}-pinned-wrong", "A pinned recipe is taken at its word: every entry fails under it.",
                 "content@1 content@2 content@3 content@4 content@5",
                 bundle(chain(5, recipe=recipe)), recipe=wrong, claims="rnnnn", broken="1 content null")
    tie = chain(6)
    seal(tie, 3, recipe=PIPE)
    c.failed("tie", "With three entries under each of two recipes the default wins.",
             "content@4 content@5 content@6", bundle(tie), broken="4 content 3")
    majority = chain(6)
    seal(majority, 2, recipe=BYTES)
    c.failed("majority", "The recipe of most entries is inferred and condemns the others.",
             "inferred content@1 content@2", bundle(majority), claims="rnnnn", broken="1 content null")
    foreign = chain(5)
    for index, entry in enumerate(foreign):
        entry["chainHash"] = digest(f"by another formula {index}")
        if index:
            entry["prevHash"] = foreign[index - 1]["chainHash"]
    every = " ".join(f"content@{sequence}?" for sequence in range(1, 6))
    c.unsure("unknown", "A chain that no known recipe recomputes is not called tampered.", "unknown " + every,
             bundle(foreign), claims="nnnnn", broken="1 content null")
    c.unsure("unknown-with-broken-link", "While the recipe is unknown a broken link is not called tampering either.",
             "unknown " + every.replace("content@4?", "link@4? content@4?"),
             bundle(edited(foreign, 3, prevHash=FALSE_HASH)), claims="nnnnn", broken="1 content null")
    c.failed("unknown-with-gap", "A gap is a gap under any recipe.",
             "unknown content@1? content@2? gap@4 link@4<4? content@4? content@5?", bundle(without(foreign, 2)))
    c.unsure("one-edited-entry", "A single edited entry cannot be told from a foreign formula.", "unknown content@1?",
             bundle(edited(chain(1), 0, payloadDigest=FALSE_HASH)), claims="nnnnn")
    c.failed("unknown-pinned", "The same chain with a pinned recipe fails.", every.replace("?", ""), bundle(foreign),
             recipe=TEXT, claims="rnnnn")
    c.begin("algorithm")
    for name, value in (("sha512", "sha512"), ("upper-case", "SHA256"), ("number", 256)):
        c.unsure(name, f"The algorithm {value!r} is not supported, though the entries recompute.", "algorithm",
                 bundle(SIX, algorithm=value), unfixed=("claims.interior", "claims.start", "replay.verified"))
    c.unsure("unsupported-and-edited", "Under an unsupported algorithm a mismatch is not called tampering.",
             "algorithm content@3?", bundle(edited(SIX, 2, payloadDigest=FALSE_HASH), algorithm="sha3-256"),
             unfixed=("claims.interior", "claims.start"))
    c.unsure("unsupported-and-unknown", "An unsupported algorithm that recomputes nothing leaves the recipe unknown.",
             "algorithm unknown " + every, bundle(foreign, algorithm="sha3-256"), claims="nnnnn")
    c.intact("null", "A null algorithm is taken as sha256.", bundle(SIX, algorithm=None))
    c.intact("absent", "An absent algorithm is taken as sha256.",
             {key: value for key, value in bundle(SIX).items() if key != "algorithm"})
    c.intact("canonicalization", "The named canonicalisation is not judged.", bundle(SIX, canonicalization="none"))


def all_cases(c):
    for group in (intact, edits, deletions, repetitions, genesis_and_organizations, sequences, recipes):
        group(c)
