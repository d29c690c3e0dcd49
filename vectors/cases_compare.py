"""Pairs of copies, each with what must come of comparing them: bundles with the bundles before and after, and archives.

The chain is that of cases_archive: 20 entries, five a day. `parts` are written by hand, one a stretch in which the copies
part: from-to (before,after) and a letter for each copy: c consistent, i inconsistent, ? cannot tell. `fits` are the same
letters for the bundle before and the bundle after, "--" where there is none. `counts`: same, differing, only in A, only in B.
"""
import copy

from build import bundle, digest, dump, edited, rehash
from cases_archive import DAYS, WHOLE, archive, of_day, recomputed
from cases_case import folder, older

LETTERS = {"c": "consistent", "i": "inconsistent", "?": "cannot-tell"}
A, B = "a/bundle.json", "b/bundle.json"
NOTHING = "Neither copy holds an entry: nothing was compared."
PREVIOUS, NEXT = "previous/bundle.json", "next/bundle.json"


def parting(text):
    """'4-6 (3,7) ic' as the JSON says it."""
    stretch, around, letters = text.split()
    first, last = (int(part) for part in stretch.split("-"))
    before, after = (None if part == "-" else int(part) for part in around.strip("()").split(","))
    return {"from": first, "to": last, "before": before, "after": after, "a": LETTERS[letters[0]], "b": LETTERS[letters[1]]}


def case(name, title, files, exit, counts, parts=(), fits=("--", "--"), says="", range=None):
    names = ("same", "differing", "onlyInA", "onlyInB")
    neighbours = [{"side": side, "a": LETTERS[pair[0]], "b": LETTERS[pair[1]]} for side, pair in zip(("previous", "next"), fits) if pair != "--"]
    return {"name": name, "title": title, "files": files,
            "named": {"previous": PREVIOUS in files, "next": NEXT in files},
            "expect": {"exit": exit, "counts": dict(zip(names, counts)), "divergences": [parting(text) for text in parts],
                       "neighbours": neighbours, "range": range, "says": says}}


def pair(a, b, previous=None, next=None):
    """Files of two bundles, with the bundles before and after."""
    named = ((A, a), (B, b), (PREVIOUS, previous), (NEXT, next))
    return {name: dump(bundle(entries)) for name, entries in named if entries is not None}


def rehashed(entries, index, **fields):
    """An entry edited and hashed anew, with nothing behind it made to fit."""
    made = edited(entries, index, **fields)
    rehash(made[index])
    return made


DAY = of_day(1)
BEFORE, AFTER = of_day(0), of_day(2)
OTHER = recomputed(of_day(1), 0, payloadDigest=digest("rewritten"))
TAIL = recomputed(of_day(1), 3, payloadDigest=digest("rewritten"))
MOVED = recomputed(of_day(1), 0, prevHash=digest("elsewhere"))


def inside():
    yield case("same", "Two notations of one day are the same.", {A: dump(bundle(DAY)), B: dump(bundle(DAY), indent=1, separators=None, sort_keys=False)}, 0, (5, 0, 0, 0))
    yield case("empty", "Two copies without entries are equal, and that shows nothing.", pair([], []), 3, (0, 0, 0, 0), says=NOTHING)
    yield case("empty-other", "One without entries lacks those of the other.", pair([], DAY), 1, (0, 0, 0, 5), ["6-10 (-,-) ??"])
    yield case("edited", "An edited entry does not recompute.", pair(edited(DAY, 2, payloadDigest=digest("x")), DAY), 1, (4, 1, 0, 0), ["8-8 (7,9) ic"],
               says="Only B is consistent with the entries around it that both copies hold; A is not.")
    yield case("rehashed", "An entry edited and hashed anew recomputes; its successor, equal in both, links to the other copy's.",
               pair(DAY, rehashed(DAY, 2, payloadDigest=digest("x"))), 1, (4, 1, 0, 0), ["8-8 (7,9) ci"])
    yield case("tail", "A tail made anew is as consistent as the other.", pair(DAY, TAIL), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"])
    yield case("deleted", "A deleted entry leaves a link that does not hold.", pair(DAY[:2] + DAY[3:], DAY), 1, (4, 0, 0, 1), ["8-8 (7,9) ic"])
    yield case("shorter", "A copy that ends earlier is not inconsistent for it.", pair(DAY[:3], DAY), 1, (3, 0, 0, 2), ["9-10 (8,-) ?c"])
    yield case("not-hashed", "A value that no hash covers tells nothing.", pair(DAY, edited(DAY, 1, traceId="trace_other")), 1, (4, 1, 0, 0), ["7-7 (6,8) cc"],
               says="the chain cannot tell the copies apart")
    yield case("two-places", "Copies may part at several places.", pair(edited(DAY, 0, payloadDigest=digest("x")), edited(DAY, 3, payloadDigest=digest("y"))), 1, (3, 2, 0, 0),
               ["6-6 (-,7) ic", "9-9 (8,10) ci"])


def neighbours():
    yield case("neighbours", "The bundle after is continued by one copy only.", pair(DAY, TAIL, BEFORE, AFTER), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"], ("cc", "ci"),
               says="Only A is consistent with the bundle after; B is not.")
    yield case("neighbours-both-sides", "A copy of another history fits on neither side.", pair(MOVED, DAY, BEFORE, AFTER), 1, (0, 5, 0, 0), ["6-10 (-,-) ??"], ("ic", "ic"))
    yield case("neighbours-rewritten", "A day made anew from its first entry links back and not on.", pair(DAY, OTHER, BEFORE, AFTER), 1, (0, 5, 0, 0), ["6-10 (-,-) ??"], ("cc", "ci"))
    yield case("neighbours-same", "Two equal copies fit alike.", pair(DAY, DAY, BEFORE, AFTER), 0, (5, 0, 0, 0), (), ("cc", "cc"))
    yield case("neighbours-first-edited", "A link to an entry that does not recompute shows nothing.",
               pair(edited(DAY, 0, payloadDigest=digest("x")), DAY, BEFORE), 1, (4, 1, 0, 0), ["6-6 (-,7) ic"], ("?c", "--"),
               says="does not recompute, so that the link shows nothing")
    yield case("neighbours-unsound", "A neighbour whose own entry at the seam does not recompute condemns nobody.",
               pair(DAY, OTHER, None, edited(AFTER, 0, prevHash=digest("x"))), 1, (0, 5, 0, 0), ["6-10 (-,-) ??"], ("--", "??"),
               says="that entry does not recompute, and the fault may lie there alone")
    yield case("neighbours-gap", "A bundle that lies further away says nothing.", pair(DAY, TAIL, None, of_day(3)), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"], ("--", "??"),
               says="11 to 15 are in neither")
    yield case("neighbours-wrong-side", "A bundle from the wrong side says nothing.", pair(DAY, TAIL, AFTER), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"], ("??", "--"), says="does not lie before A")
    yield case("neighbours-overlap", "A neighbour may overlap, and must then store the same hash.", pair(DAY, TAIL, None, copy.deepcopy(WHOLE[8:15])), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"],
               ("--", "ci"), says="stores another chain hash for entry 10")
    yield case("neighbours-empty", "A neighbour without entries says nothing.", pair(DAY, TAIL, []), 1, (3, 2, 0, 0), ["9-10 (8,-) cc"], ("??", "--"), says="it holds no entry that could be placed")


def below(root, files):
    return {f"{root}/{name}": content for name, content in files.items()}


def archives():
    whole = below("a", archive())
    yield case("archives-same", "Two archives cut differently hold the same entries.",
               {**whole, **below("b", {"2026-05-06/bundle.json": dump(bundle(WHOLE[:13])), "2026-05-09/bundle.json": dump(bundle(WHOLE[13:]))})}, 0, (20, 0, 0, 0))
    yield case("archives-edited", "An entry edited in one archive is found, and its neighbours speak against it.",
               {**whole, **below("b", archive(d2=edited(of_day(2), 0, payloadDigest=digest("x"))))}, 1, (19, 1, 0, 0), ["11-11 (10,12) ci"])
    yield case("archives-seam", "A day made anew parts from the other at the seam behind it.", {**whole, **below("b", archive(d1=OTHER))}, 1, (15, 5, 0, 0), ["6-10 (5,11) ci"])
    yield case("archives-missing", "A day that one archive lacks is only in the other.", {**whole, **below("b", archive(d2=None))}, 1, (15, 0, 5, 0), ["11-15 (10,16) ci"])
    unreadable = below("b", archive())
    unreadable[f"b/{DAYS[3]}/bundle.json"] = unreadable[f"b/{DAYS[3]}/bundle.json"][:200]
    yield case("archives-unread", "What only one archive holds may lie in a bundle of the other that could not be read.", {**whole, **unreadable}, 3, (15, 0, 5, 0), ["16-20 (15,-) c?"],
               says="The document ends before it is complete")
    differing = {**unreadable, **below("b", {f"{DAYS[0]}/bundle.json": dump(bundle(edited(of_day(0), 1, payloadDigest=digest("x"))))})}
    yield case("archives-unread-differ", "What differs elsewhere differs, whatever could not be read.", {**whole, **differing}, 1, (14, 1, 5, 0), ["2-2 (1,3) ci", "16-20 (15,-) c?"])
    spare = {**below("b", archive()), "b/2026-05-10/bundle.json": b"{"}
    yield case("archives-cannot-tell", "Where nothing differs and not everything could be read, nothing is called the same.", {**whole, **spare}, 3, (20, 0, 0, 0))
    yield case("archive-and-export", "A fresh export is compared with the archive's part of its range, and both with the archive's days around it.",
               {**whole, "b/bundle.json": dump(bundle(TAIL))}, 1, (3, 2, 0, 0), ["9-10 (8,-) cc"], ("cc", "ci"), range={"from": 6, "to": 10})
    yield case("export-and-archive", "The same the other way round, and over two days.",
               {"a/bundle.json": dump(bundle(WHOLE[3:12])), **below("b", archive())}, 0, (9, 0, 0, 0), range={"from": 4, "to": 12})
    twice = {**below("b", archive()), "b/2026-05-07_copy/bundle.json": dump(bundle(TAIL))}
    yield case("archives-conflict", "An archive that tells a day twice, differently, is not called the same as one that tells it once.",
               {**whole, **twice}, 3, (20, 0, 0, 0), says='"conflicts": 1')
    again = {**below("b", archive()), "b/2026-05-07_copy/bundle.json": dump(bundle(DAY))}
    yield case("archives-overlap", "One that tells a day twice alike is.", {**whole, **again}, 0, (20, 0, 0, 0), says='"conflicts": 0')
    page = lambda entries: dump({"success": True, "data": {"entries": entries[::-1], "hasMore": False}})  # noqa: E731
    lacking = below("a", {"a.json": page(WHOLE[:6] + WHOLE[7:12]), "b.json": page(WHOLE[3:9])})
    yield case("archives-page-lacking", "What a page lacks is taken from another bundle of the same archive that holds it.",
               {**lacking, "b/bundle.json": dump(bundle(WHOLE[4:10]))}, 0, (6, 0, 0, 0), range={"from": 5, "to": 10})
    inside = {**below("a", archive()), "a/page.json": page(WHOLE[6:8] + WHOLE[9:12])}
    yield case("archives-page-inside", "A page that lies inside and over days, and lacks some of their entries, takes nothing from them.", {**inside, **below("b", archive())}, 0, (20, 0, 0, 0))
    missing = of_day(1)[:2] + of_day(1)[3:]
    alike = {**below("b", archive(d1=missing)), "b/2026-05-07_copy/bundle.json": dump(bundle(missing))}
    yield case("archives-lacking-twice", "What two equal bundles of an archive both lack is only in the other.", {**whole, **alike}, 1, (19, 0, 1, 0), ["8-8 (7,9) ci"])
    fuller = {**below("b", archive(d1=missing)), "b/2026-05-07_copy/bundle.json": dump(bundle(DAY))}
    yield case("archives-lacking-conflict", "What one of two bundles lacks and the other holds is no difference, though the two contradict each other.",
               {**whole, **fuller}, 3, (19, 0, 1, 0), says='"conflicts": 1')
    numbered = copy.deepcopy(of_day(1))
    numbered.append({**numbered[0], "sequence": "6"})
    yield case("archives-unplaced", "Elements without a place are compared, too.", {**whole, **below("b", archive(d1=numbered))}, 1, (20, 0, 0, 0))
    nothing = below("b", {f"{DAYS[0]}/bundle.json": dump(bundle([])), f"{DAYS[1]}/bundle.json": dump(bundle([]))})
    yield case("archives-empty", "Two archives that hold nothing are not called the same for it.",
               {**nothing, **{name.replace("b/", "a/", 1): content for name, content in nothing.items()}}, 3, (0, 0, 0, 0), says=NOTHING)
    changed = dump(bundle(edited(of_day(1), 2, traceId="trace_other"), declared=True))
    name = f"{DAYS[1]}/bundle.json"
    kept = below("b", folder(archive(), more=[(older(name, changed), changed)]))
    yield case("archives-versions", "Nor one of which an older version of a key tells its entries differently.", {**whole, **kept}, 3, (20, 0, 0, 0),
               says="1 older version of a bundle of B tells its entries differently: the latest was compared.")
    plain = archive()[name]
    yield case("archives-versions-same", "An older version that tells them alike takes nothing away.",
               {**whole, **below("b", folder(archive(), more=[(older(name, plain), plain)]))}, 0, (20, 0, 0, 0), says='"versions": 0')
    torn = changed[:300]
    yield case("archives-versions-torn", "One that cannot be compared leaves it open.",
               {**whole, **below("b", folder(archive(), more=[(older(name, torn), torn)]))}, 3, (20, 0, 0, 0), says="could not be compared with the latest")
    yield case("archives-versions-elsewhere", "Outside the range that is compared it does not matter.",
               {"a/bundle.json": dump(bundle(of_day(2))), **kept}, 0, (5, 0, 0, 0), fits=("cc", "cc"), range={"from": 11, "to": 15})


def cases():
    for group in (inside, neighbours, archives):
        yield from group()


def files():
    return {f"compare/{one['name']}/{name}": content for one in cases() for name, content in one["files"].items()}


def index():
    return [{key: one[key] for key in ("name", "title", "named", "expect")} for one in cases()]
