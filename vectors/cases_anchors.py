"""Bundles with Merkle fields, the producer's answers about them, and what must be found."""
import copy
import json

from build import bundle, chain, dump, raw
from merkle import leaf_of, node_of, tree

RFC = "rfc6962/bytes"
DUPLICATE = "pair/bytes/bytes/duplicate"
TEXT = "pair/text/text/promote"
ANCHOR = "65b1c0ffee00000000000a01"
OTHER_ROOT = "ab" * 32


def anchored(count, dialect, anchor=ANCHOR):
    """A chain whose entries all lie in one anchor, in order; its root and proofs."""
    entries = chain(count)
    root, proofs = tree(dialect, [entry["chainHash"] for entry in entries])
    for index, entry in enumerate(entries):
        entry.update(merkleRoot=root, merkleLeafIndex=index, merkleAnchorId=anchor)
    return entries, root, proofs


def proof(entries, proofs, index, **more):
    return {"anchorId": ANCHOR, "sequence": index + 1, "leafIndex": index, "treeSize": len(entries),
            "siblings": proofs[index][0], "root": entries[index]["merkleRoot"], **more}


def answer(data):
    return {"success": True, "data": data}


def anchor(root, size, **more):
    return {"id": ANCHOR, "merkleRoot": root, "treeSize": size, **more}


def cut(entries, *fields):
    for entry in entries:
        entry.update(dict.fromkeys(fields))
    return entries


class Cases:
    def __init__(self):
        self.files, self.cases = {}, []

    def add(self, name, title, exit, want, claim, entries, *answers):
        """`want`: codes with @sequence, `?` behind one whose severity is lower than its code's."""
        self.files[f"anchors/{name}/bundle.json"] = dump(bundle(entries))
        for number, one in enumerate(answers):
            content = one if isinstance(one, bytes) else dump(one)
            self.files[f"anchors/{name}/answers/{number}.json"] = content
        self.cases.append({"name": name, "title": title, "answers": bool(answers), "exit": exit, "want": want.split(), "claim": claim})


U = "anchor-unconfirmed@1"
M = "anchor-malleable"


def all_cases(c):
    carried(c)
    proved(c)
    contradicted(c)
    unreadable(c)
    unknown(c)


def carried(c):
    for dialect, more in ((RFC, ""), (DUPLICATE, f" {M}"), (TEXT, f" {M}")):
        for count in (1, 2, 5, 8):
            entries, _, _ = anchored(count, dialect)
            name = f"carried-{dialect.replace('/', '-')}-{count}"
            if count == 1 and dialect == DUPLICATE:
                continue
            c.add(name, "The tree over all leaves has the root that the entries carry", 2, U + more, "attested", entries)
    entries, _, _ = anchored(7, RFC)
    c.add("carried-part", "Only some leaves of an anchor lie in the bundle, so nothing can be rebuilt", 2, U, "not-provable", entries[:4])
    c.add("carried-without-index", "Without leaf numbers the order of the walk is tried, and fits", 2, U, "attested", cut(copy.deepcopy(entries), "merkleLeafIndex"))
    two = copy.deepcopy(entries)
    two[4]["merkleRoot"] = OTHER_ROOT
    c.add("carried-two-roots", "Two entries of one anchor carry different roots", 1, f"anchor-mismatch@5 {U}", "refuted", two)
    bad = copy.deepcopy(entries)
    bad[2]["merkleRoot"] = "soon"
    c.add("carried-malformed", "A root that is no digest says nothing", 2, f"anchor-unconfirmed@3 {U}", "not-provable", bad)
    c.add("index-alone", "A leaf number without a root claims nothing", 0, "", "not-provable", cut(copy.deepcopy(entries), "merkleRoot", "merkleAnchorId"))
    c.add("none", "Entries without Merkle fields and no answers", 0, "", None, chain(3))
    c.add("none-but-answers", "An empty list of anchors for entries without Merkle fields", 0, "", "not-provable", chain(3), answer([]))
    c.add("not-anchored", "An entry's answer without a proof", 0, "", "not-provable", chain(3), answer({"entry": chain(3)[0], "proof": None}))


def proved(c):
    for dialect, more in ((RFC, ""), (DUPLICATE, f" {M}"), (TEXT, f" {M}")):
        entries, root, proofs = anchored(7, dialect)
        all_proofs = [proof(entries, proofs, index) for index in range(7)]
        name = dialect.replace("/", "-")
        part = [entry for entry in entries if entry["sequence"] not in (7,)]
        c.add(f"proofs-{name}", "Every proof leads to the root", 2, U + more, "attested", part, answer(all_proofs))
        c.add(f"proof-of-one-{name}", "One proof leads to the root and says nothing of other entries", 2, U + more, "not-provable", part, answer(all_proofs[6 - 1]))
        c.add(f"complete-{name}", "The anchor states its size and all its leaves lie here", 2, U + more, "attested", entries, answer([anchor(root, 7)]))
    entries, root, proofs = anchored(6, RFC)
    short = [entry for entry in entries if entry["sequence"] != 6]
    sided = {"anchorId": ANCHOR, "sequence": 3, "path": [{"hash": one, "position": side} for one, side in zip(*proofs[2])], "merkleRoot": root}
    c.add("sides", "Sides stand for place and size", 2, U, "not-provable", short, sided)
    named = {"anchorId": ANCHOR, "sequence": 3, "auditPath": [{side: one} for one, side in zip(*proofs[2])], "rootHash": root}
    c.add("named-sides", "Siblings named left and right", 2, U, "not-provable", short, named)
    for index in range(6):
        less = {key: value for key, value in proof(entries, proofs, index).items() if key != "treeSize"}
        whole = [entry for entry in entries if entry["sequence"] != (1 if index else 6)]
        at = "anchor-unconfirmed@2" if index else U
        c.add(f"without-size-{index}", "Place and length fix the sides where no size is stated", 2, at, "not-provable", whole, less)
    inside = {"entry": entries[2], "proof": {"leafIndex": 2, "treeSize": 6, "hashes": proofs[2][0], "root": root}}
    c.add("entry-answer", "The answer of /entry/:traceId holds entry and proof", 2, U, "not-provable", short, answer(inside))
    bare = {"leafIndex": 2, "treeSize": 6, "hashes": proofs[2][0], "root": root, "leaf": entries[2]["chainHash"]}
    c.add("by-leaf", "A proof without a sequence is placed by its leaf", 2, U, "not-provable", short, bare)
    c.add("elsewhere", "A proof about an entry that is not in the bundle says nothing about it", 2, U, "not-provable", short, proof(entries, proofs, 5))
    c.add("null-fields", "Proofs about entries that carry no Merkle fields themselves", 2, "anchor-unconfirmed", "attested",
          cut(copy.deepcopy(entries), "merkleRoot", "merkleLeafIndex", "merkleAnchorId"), [proof(entries, proofs, index) for index in range(6)])
    many = [proof(entries, proofs, index % 6, note=number) for number, index in enumerate(range(500))]
    c.add("hundreds", "Five hundred proofs", 2, U, "attested", entries, answer(many))


def contradicted(c):
    entries, root, proofs = anchored(7, RFC)
    good = proof(entries, proofs, 0)
    part = entries[:6]

    def wrong(name, title, want, *answers, entries=part):
        c.add(name, title, 1, want, "refuted", entries, *answers)

    flipped = proof(entries, proofs, 2)
    flipped["siblings"] = [flipped["siblings"][0][:-1] + ("0" if flipped["siblings"][0][-1] != "0" else "1")] + flipped["siblings"][1:]
    wrong("sibling", "One changed character in a sibling", f"anchor-mismatch@3 {U}", [good, flipped])
    wrong("index-outside", "A leaf behind the end of its tree", f"anchor-mismatch@3 {U}", cutless(proof(entries, proofs, 2), leafIndex=8), entries=no_index(part))
    wrong("index-behind", "A leaf just behind the end, where another proof shows that leaves are counted from 0", f"anchor-mismatch@3 {U}",
          [good, cutless(proof(entries, proofs, 2), leafIndex=7)], entries=no_index(part))
    c.add("index-from-one", "Leaves counted from 1: nothing fits, and nobody is accused", 2, " ".join(f"anchor-mismatch@{n}?" for n in range(1, 7)) + f" {U}", "not-provable", no_index(part),
          [cutless(proof(entries, proofs, index), leafIndex=index + 1) for index in range(6)])
    c.add("other-anchor", "A sound proof from another anchor than the entry names", 2, f"anchor-mismatch@3? {U}", "not-provable", part, cutless(proof(entries, proofs, 2), anchorId="another"))
    pairs, _, pair_proofs = anchored(7, DUPLICATE, "another")
    c.add("two-kinds", "Trees of two kinds, one of them malleable", 2, f"{U} {M}", "not-provable", part[:3] + pairs[3:],
          [good, cutless(proof(pairs, pair_proofs, 4), anchorId="another")])
    wrong("index-huge", "A leaf number of forty digits", f"anchor-mismatch@3 {U}", cutless(proof(entries, proofs, 2), leafIndex=10 ** 39), entries=no_index(part))
    wrong("index-other", "The place of another leaf", f"anchor-mismatch@3 {U}", [good, cutless(proof(entries, proofs, 2), leafIndex=3)], entries=no_index(part))
    wrong("index-differs", "Entry and proof name different places", f"anchor-mismatch@3 {U}", changed_index(part, 2, 5), entries=changed_index_entries(part, 2, 5))
    wrong("too-long", "A path with one sibling too many", f"anchor-mismatch@3 {U}", [good, cutless(proof(entries, proofs, 2), siblings=proofs[2][0] + [root])])
    wrong("too-short", "A path with one sibling too few", f"anchor-mismatch@3 {U}", [good, cutless(proof(entries, proofs, 2), siblings=proofs[2][0][:-1])])
    wrong("size-other", "Another size, whose paths have another length", f"anchor-mismatch@3 {U}", [good, cutless(proof(entries, proofs, 2), treeSize=9)])
    wrong("root-other", "The proof states another root than the entry", f"anchor-mismatch@3 {U}", cutless(proof(entries, proofs, 2), root=OTHER_ROOT))
    wrong("leaf-other", "The leaf is another entry's", f"anchor-mismatch@3 {U}", cutless(proof(entries, proofs, 2), leaf=entries[4]["chainHash"]))
    wrong("sides-wrong", "Sides that are not those of the leaf", f"anchor-mismatch@3 {U}",
          [good, cutless(proof(entries, proofs, 2), siblings=[{"hash": one, "side": "left"} for one in proofs[2][0]])])
    wrong("anchor-root", "The anchor states another root than its entries carry", " ".join(f"anchor-mismatch@{n}" for n in range(1, 7)) + f" {U}", answer([anchor(OTHER_ROOT, 7)]))
    wrong("two-answers", "Two answers state different roots for one anchor", " ".join(["anchor-mismatch", U]), answer([anchor(root, 7)]), answer([anchor(OTHER_ROOT, 7)]))
    wrong("size-too-small", "Places lie outside the anchor's size; one just behind it could be counted from 1", f"anchor-mismatch@5? anchor-mismatch@6 {U}", answer([anchor(root, 4)]))
    moved = copy.deepcopy(entries)
    moved[3]["merkleLeafIndex"], moved[4]["merkleLeafIndex"] = 4, 3
    c.add("numbers-swapped", "Leaf numbers out of order: nothing is rebuilt, nothing is said", 2, U, "not-provable", moved, answer([anchor(root, 7)]))
    edited = copy.deepcopy(entries)
    edited[2]["chainHash"] = OTHER_ROOT
    wrong("chain-hash", "A changed chain hash is no longer the leaf", "chain-hash-mismatch@3 prev-hash-mismatch@4 " + f"anchor-mismatch@3 {U}",
          [good, proof(entries, proofs, 2)], entries=edited)


    unnamed = cut(copy.deepcopy(part), "merkleAnchorId", "merkleLeafIndex")
    for entry in unnamed:
        entry["merkleRoot"] = OTHER_ROOT
    wrong("root-of-proofs-anchor", "An entry that names no anchor carries another root than the anchor of its proof states", f"anchor-mismatch@3 {U}",
          [anchor(root, 7), {key: value for key, value in proof(entries, proofs, 2).items() if key != "root"}], entries=unnamed)
    wrong("both-lists", "Anchors and proofs in one object are both read", f"anchor-mismatch@3 {U}", {"anchors": [anchor(root, 7)], "proofs": [good, flipped]})
    wrong("null-sequence", "A proof whose sequence is null is about the entry beside it", f"anchor-mismatch@3 {U}",
          [good, {"entry": {"sequence": 3}, "proof": cutless(flipped, sequence=None, anchorId=None)}], entries=no_index(part))
    wrong("root-beside", "The root that stands beside a proof is the proof's", f"anchor-mismatch@3 {U}",
          [good, {"sequence": 3, "root": OTHER_ROOT, "proof": {"leafIndex": 2, "treeSize": 7, "path": proofs[2][0]}}])


def cutless(made, **more):
    return {**made, **more}


def no_index(entries):
    return cut(copy.deepcopy(entries), "merkleLeafIndex")


def changed_index_entries(entries, index, to):
    entries = copy.deepcopy(entries)
    entries[index]["merkleLeafIndex"] = to
    return entries


def changed_index(entries, index, to):
    whole, _, proofs = anchored(7, RFC)
    return proof(whole, proofs, index)


def unreadable(c):
    entries, root, proofs = anchored(7, RFC)
    part = entries[:6]
    good = proof(entries, proofs, 2)
    S = "supplied-unreadable"

    def useless(name, title, one, want=S):
        c.add(name, title, 2, f"{want} {U}", "not-provable", part, one)

    for name, value in (("text", "3"), ("negative", -1), ("fraction", 1.5), ("exponent", raw("1e2")), ("true", True), ("list", [3]), ("digits", raw("9" * 500))):
        useless(f"index-{name}", "A leaf number that is no whole number", {**good, "leafIndex": value})
    for name, value in (("text", "siblings"), ("object", {}), ("number", 3)):
        useless(f"path-{name}", "A path that is no array", {**good, "siblings": value})
    for name, value in (("upper", proofs[2][0][0].upper()), ("short", "ab"), ("number", 7), ("null", None), ("list", [])):
        useless(f"sibling-{name}", "A sibling that is no digest", {**good, "siblings": [value]})
    useless("path-endless", "A path of 65 siblings", {**good, "siblings": [root] * 65})
    useless("half-sided", "Only some siblings say where they stand", {**good, "siblings": [{"hash": root, "side": "left"}, root]})
    useless("other-side", "A side that is neither left nor right", {**good, "siblings": [{"hash": root, "side": "up"}]})
    useless("two-paths", "Two paths that stand beside each other", {**good, "path": [root]})
    useless("two-indices", "Two places that differ", {**good, "index": 5})
    useless("no-root", "An object that is neither anchor nor proof", {"hello": 1})
    useless("scalar", "A document that is a number", b"7")
    useless("syntax", "A document that is no JSON", b"{")
    useless("twice", "A key that stands twice", b'{"root":"a","root":"b"}')
    useless("deep", "A document nested too deep", b"[" * 600 + b"]" * 600)
    useless("error-answer", "The producer's error answer", {"success": False, "error": {"code": "NOT_FOUND", "message": "no anchor"}})
    useless("error-with-data", "An error answer that holds data", {"success": False, "error": {"code": "STALE"}, "data": [good]})
    useless("success-text", "An answer whose success is no truth", {"success": "true", "data": [good]})
    useless("list-beside-root", "An anchor that states a root and holds its proofs", {"anchors": [{**anchor(OTHER_ROOT, 7), "proofs": [good]}]})
    useless("two-roots", "A proof that states another root than stands beside it", {"sequence": 3, "root": OTHER_ROOT, "proof": good})
    useless("long-value", "A root of 64 KiB", {**good, "root": "a" * 2 ** 16})
    c.add("nowhere", "Neither place nor sides", 2, f"{S}@3 {U}", "not-provable", no_index(part), {key: value for key, value in good.items() if key != "leafIndex"})


def unknown(c):
    """A tree of a kind that is not known here: leaves joined in a way of its own."""
    entries, _, proofs = anchored(7, RFC)
    for entry in entries:
        entry["merkleRoot"] = OTHER_ROOT
    c.add("unknown-tree", "Where nothing fits any known kind of tree, nobody is accused", 2, f"anchor-mismatch@3? {U}", "not-provable",
          entries[:6], proof(entries, proofs, 2))
    c.add("unknown-complete", "Nor where all leaves lie here", 2, f"anchor-mismatch@1? {U}", "not-provable", entries, answer([anchor(OTHER_ROOT, 7)]))
    c.add("unknown-leaf", "A leaf that is made in no known way accuses nobody either", 2, f"anchor-mismatch@3? anchor-mismatch@3? {U}", "not-provable",
          entries[:6], {**proof(entries, proofs, 2), "leaf": "cd" * 32})
    c.add("leaf-is-chain-hash", "A leaf that is the chain hash itself says nothing of the kind of tree", 2, f"anchor-mismatch@3? {U}", "not-provable",
          entries[:6], {**proof(entries, proofs, 2), "leaf": entries[2]["chainHash"]})
    known, _, proofs = anchored(7, RFC)
    c.add("leaf-says-tree", "A leaf made as RFC 6962 makes it says what kind of tree it is of", 1, f"anchor-mismatch@3 {U}", "refuted", known[:6],
          {**proof(known, proofs, 2), "leaf": leaf(known[2]["chainHash"]), "siblings": [OTHER_ROOT] * 3})


    alone = chain(5)
    alone[0].update(merkleRoot=alone[0]["chainHash"], merkleLeafIndex=0, merkleAnchorId="one")
    for index, entry in enumerate(alone[1:]):
        entry.update(merkleRoot=OTHER_ROOT, merkleLeafIndex=index, merkleAnchorId="four")
    c.add("one-leaf", "A tree of one leaf does not show how nodes are joined", 2, f"anchor-mismatch@2? {U} {M}", "not-provable", alone,
          [{"id": "four", "root": OTHER_ROOT, "treeSize": 4}])


    ordered = chain(12)
    anchors = []
    for first in range(0, 12, 2):
        two = ordered[first:first + 2]
        root, _ = tree("pair/as-is/bytes/promote/sorted", [entry["chainHash"] for entry in two])
        anchors.append({"id": f"pair_{first}", "root": root, "treeSize": 2})
        for index, entry in enumerate(two):
            entry.update(merkleRoot=root, merkleLeafIndex=index, merkleAnchorId=f"pair_{first}")
    c.add("sorted", "Pairs that are put in order before they are joined: some of them stand in order by chance", 2, f"{U} {M}", "attested", ordered, anchors)
    for name, title, odd, exit, mark, claim in (
            ("odd-unknown", "Trees of which each level is even do not show what becomes of an odd node: one with zeros in its place accuses nobody", 4, 2, "?", "not-provable"),
            ("odd-known", "Where a tree with an odd node fits, another that does not is refuted", 3, 1, "", "refuted")):
        shown = chain(odd + 5)
        ends = ((shown[:odd], tree(DUPLICATE, [entry["chainHash"] for entry in shown[:odd]])[0], "one"), (shown[odd:], zero_padded(shown[odd:]), "two"))
        for entries, root, name_of in ends:
            for index, entry in enumerate(entries):
                entry.update(merkleRoot=root, merkleLeafIndex=index, merkleAnchorId=name_of)
        c.add(name, title, exit, f"anchor-mismatch@{odd + 1}{mark} {U} {M}", claim, shown, [{"id": name_of, "root": root, "treeSize": len(entries)} for entries, root, name_of in ends])
    crossed, root, proofs = anchored(7, DUPLICATE)
    exchanged = {key: value for key, value in proof(crossed, proofs, 1).items() if key not in ("leafIndex", "treeSize")}
    exchanged["siblings"] = [{"hash": one, "side": "left" if side == "right" else "right"} for one, side in zip(*proofs[1])]
    c.add("sides-exchanged", "Where pairs are joined as they stand, exchanged sides do not pass for sorted pairs", 1, f"anchor-mismatch@2 {U} {M}", "refuted", no_index(crossed[:6]),
          [proof(crossed, proofs, 3), exchanged])


def zero_padded(entries):
    """The root of a pair tree whose leaves are filled up with zeros to a power of two: a kind that the product does not know."""
    level = [leaf_of(DUPLICATE, entry["chainHash"]) for entry in entries]
    while len(level) & (len(level) - 1):
        level.append("00" * 32)
    while len(level) > 1:
        level = [node_of(DUPLICATE, *level[at:at + 2]) for at in range(0, len(level), 2)]
    return level[0]


def leaf(chain_hash):
    return leaf_of(RFC, chain_hash)


def files():
    cases = Cases()
    all_cases(cases)
    return cases.files, [json.dumps(case) for case in cases.cases]
