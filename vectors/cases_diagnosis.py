"""Bundles in which one cause is planted, with the opinion that a diagnosis must give of it. Standard library only.

`told` is written by hand, one item a hypothesis in the order in which they must stand: "sequence fit kind [fields]".
`recovered` are the values that stood there before the damage, from the chain as it was made.
"""
import copy
from datetime import datetime, timedelta

from build import BYTES, GENESIS, bundle, chain, digest, dump, edited, raw, rehash, seal, without

WHOLE = chain(8)
REMADE = "entry-remade payloadDigest,createdAt,chainHash"
NOT_TOLD = "field-edited payloadDigest,createdAt"


def case(name, title, entries, told, recovered=(), planted=None, explained=0, recipe=None):
    """`planted`: the kind that is true, where it need not be the first of several that fit equally well."""
    told = [told] if isinstance(told, str) else told  # None: not run
    return {"name": name, "title": title, "content": dump(bundle(entries)), "told": told, "planted": planted or (told[0].split()[2] if told else None),
            "recovered": [[str(part) for part in one] for one in recovered], "explained": explained, "recipe": recipe}


def original(sequence, field, entries=WHOLE):
    return (sequence, field, entries[sequence - 1][field])


def other_digit(text, at):
    return text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1:]


def renumbered(entries, first=1):
    return [{**entry, "sequence": first + index} for index, entry in enumerate(copy.deepcopy(entries))]


def finer(text):
    """A chain whose third entry has microseconds, with that time cut or rounded to `text`."""
    entries = copy.deepcopy(WHOLE)
    entries[2]["createdAt"] = "2026-05-06T08:01:14.082567Z"
    seal(entries, 2)
    return edited(entries, 2, createdAt=text), [(3, "createdAt", "2026-05-06T08:01:14.082567Z")]


def edits():
    third = WHOLE[2]
    yield case("payload-edited", "Another payload digest: that it is this field and not the time cannot be told, and is said.",
               edited(WHOLE, 2, payloadDigest=digest("x")), f"3 consistent {NOT_TOLD}")
    yield case("payload-edited-last", "Nothing follows the last entry: its chain hash is open, too.",
               edited(WHOLE, 7, payloadDigest=digest("x")), f"8 consistent {NOT_TOLD},chainHash")
    for field, at in (("payloadDigest", 40), ("prevHash", 0), ("createdAt", 15)):
        kind = "field-edited" if field == "prevHash" else "one-digit"  # the entry before gives the link away
        yield case(f"one-digit-{field}", "One digit is found and recovered.", edited(WHOLE, 2, **{field: other_digit(third[field], at)}),
                   f"3 exact {kind} {field}", [original(3, field)])
    yield case("one-digit-chainHash-last", "Also in the last chain hash, which nothing follows.",
               edited(WHOLE, 7, chainHash=other_digit(WHOLE[7]["chainHash"], 63)), "8 exact one-digit chainHash", [original(8, "chainHash")])
    yield case("prevHash-edited", "The link is recovered from the entry before.", edited(WHOLE, 4, prevHash=digest("x")),
               "5 exact field-edited prevHash", [original(5, "prevHash")])
    yield case("chainHash-edited", "The chain hash is recovered from the fields; the entry after confirms it.",
               edited(WHOLE, 4, chainHash=digest("x")), "5 exact field-edited chainHash", [original(5, "chainHash")], explained=1)
    yield case("both-sides-edited", "A link that was changed on both sides is one change.",
               edited(edited(WHOLE, 4, chainHash=digest("x")), 5, prevHash=digest("x")), "5 exact field-edited chainHash,prevHash",
               [original(5, "chainHash"), original(6, "prevHash")], explained=1)
    yield case("upper-case", "Upper-case hexadecimal digits are read as what they were.", edited(WHOLE, 4, payloadDigest=WHOLE[4]["payloadDigest"].upper()),
               "5 exact upper-case-hex payloadDigest", [original(5, "payloadDigest")])
    yield case("neighbours-payload", "The payload digest of the entry before in place of its own cannot be undone; what was there is lost.",
               edited(WHOLE, 4, payloadDigest=WHOLE[3]["payloadDigest"]), f"5 consistent {NOT_TOLD}")
    yield case("overwritten", "What is no digest is named as such, without a guess.", edited(WHOLE, 4, payloadDigest="redacted"),
               "5 consistent field-edited payloadDigest")


def times():
    moment = datetime.fromisoformat(WHOLE[2]["createdAt"][:-1])
    seconds = int((moment - datetime(1970, 1, 1)).total_seconds())
    milliseconds = WHOLE[2]["createdAt"][20:23]
    forms = {
        "offset": WHOLE[2]["createdAt"][:-1] + "+00:00", "microseconds": WHOLE[2]["createdAt"][:-1] + "000Z",
        "lower-case": WHOLE[2]["createdAt"].lower(), "no-zone": WHOLE[2]["createdAt"][:-1].replace("T", " "),
        "local": (moment + timedelta(hours=2)).isoformat(timespec="milliseconds") + "+02:00",
        "local-west": (moment - timedelta(hours=7)).isoformat(timespec="milliseconds") + "-07:00",
        "unix": f"{seconds}{milliseconds}", "unix-number": raw(f"{seconds}{milliseconds}"),
        "cut": WHOLE[2]["createdAt"][:19] + "Z",
    }
    for name, text in forms.items():
        yield case(f"time-{name}", "The same instant in another form: the form that was hashed is recovered.",
                   edited(WHOLE, 2, createdAt=text), "3 exact time-rewritten createdAt", [original(3, "createdAt")])
    for name, text in (("truncated", "2026-05-06T08:01:14.082Z"), ("rounded", "2026-05-06T08:01:14.083Z")):
        entries, recovered = finer(text)
        yield case(f"time-{name}", "Microseconds that were lost are recovered.", entries, "3 exact time-rewritten createdAt", recovered)
    entries = copy.deepcopy(WHOLE)
    entries[2]["createdAt"] = "2026-05-06 08:01:14"
    yield case("time-made-malformed", "A time that had its form from the beginning was not changed.", seal(entries, 2), "3 exact made-malformed createdAt")
    yield case("time-other", "A time of another day cannot be told from another payload.", edited(WHOLE, 2, createdAt="2025-11-30T17:22:41.009Z"),
               f"3 consistent {NOT_TOLD}")


def missing():
    yield case("deleted", "Missing numbers, and a link to what is not here.", without(WHOLE, 3), "5 consistent entries-deleted")
    yield case("deleted-three", "Also several.", without(WHOLE, 2, 3, 4), "6 consistent entries-deleted")
    yield case("deleted-and-renumbered", "The rest numbered anew: one explanation for all that follow, and the numbers they had.",
               renumbered(without(WHOLE, 2, 3)), "3 exact entries-deleted sequence", [(3, "sequence", 5)], explained=3)
    yield case("deleted-and-relinked", "A link made to fit across the gap.", seal(without(WHOLE, 3), 3), "5 consistent suffix-recomputed")
    yield case("sequence-edited", "An entry that stands elsewhere under another number is brought home.", edited(WHOLE, 3, sequence=77),
               "5 exact entry-misplaced sequence", [(77, "sequence", 4)], explained=1)
    yield case("sequence-as-text", "Also one that has no number that could be read.", edited(WHOLE, 3, sequence="4"),
               "5 exact entry-misplaced sequence", [("", "sequence", 4)])
    yield case("sequence-edited-last", "At the end of the chain, where no gap is left.", edited(WHOLE, 7, sequence=18),
               "18 exact field-edited sequence", [(18, "sequence", 8)])
    entries = copy.deepcopy(WHOLE)
    entries[3] = None
    yield case("element-overwritten", "Something that is no entry may be what is missing.", entries,
               ["5 consistent entry-misplaced", "5 consistent entries-deleted"])


def several():
    third, fourth = WHOLE[2], WHOLE[3]
    for name, fields in (("sequences", ("sequence",)), ("payloads", ("payloadDigest",)), ("times", ("createdAt",)), ("contents", ("payloadDigest", "createdAt"))):
        entries = edited(edited(WHOLE, 2, **{field: fourth[field] for field in fields}), 3, **{field: third[field] for field in fields})
        told = f"3 exact entries-swapped {','.join(fields)}"
        back = [(first, field, value[field]) for field in fields for first, value in ((3, third), (4, fourth))]
        yield case(f"swapped-{name}", "Two entries that carry each other's values.", entries, told,
                   [(4, "sequence", 3), (3, "sequence", 4)][::-1] if name == "sequences" else back, explained=2 if name == "sequences" else 1)
    yield case("swapped-far", "Also with entries between them.", edited(edited(WHOLE, 1, payloadDigest=WHOLE[6]["payloadDigest"]), 6, payloadDigest=WHOLE[1]["payloadDigest"]),
               "2 exact entries-swapped payloadDigest", [original(2, "payloadDigest"), original(7, "payloadDigest")], explained=1)
    yield case("renumbered", "Numbers raised from one entry on.", [*copy.deepcopy(WHOLE[:4]), *renumbered(WHOLE[4:], 15)],
               "15 exact renumbered sequence", [(15, "sequence", 5)], explained=3)
    yield case("duplicated", "An entry given twice.", [*WHOLE[:4], WHOLE[3], *WHOLE[4:]], "4 exact entry-duplicated")
    twin = copy.deepcopy(third)
    twin["payloadDigest"] = digest("the other side")
    rehash(twin)
    yield case("fork-first-continued", "Two entries made to follow one.", [*WHOLE[:3], twin, *WHOLE[3:]], "3 exact fork", explained=1)
    yield case("fork-second-continued", "Whichever of the two is continued.", [*WHOLE[:2], twin, *WHOLE[2:]], "3 exact fork")
    foreign = {**copy.deepcopy(WHOLE[3]), "payloadDigest": digest("inserted")}
    rehash(foreign)
    yield case("inserted-and-renumbered", "An entry put between two so that it links, the rest numbered anew.", renumbered([*WHOLE[:3], foreign, *WHOLE[3:]]),
               "5 exact entries-inserted sequence", [(5, "sequence", 4)], explained=4)
    foreign["prevHash"] = digest("nowhere")
    rehash(foreign)
    yield case("inserted-unlinked", "Where it links to nothing, it is the one that does not belong.", renumbered([*WHOLE[:3], foreign, *WHOLE[3:]]),
               ["4 exact entries-inserted sequence", *remade(4)], [(5, "sequence", 4)], explained=5)
    yield case("inserted-two", "Also two of them.", renumbered([*WHOLE[:3], *pair(), *WHOLE[3:]]),
               ["4 exact entries-inserted sequence", *remade(4)], [(6, "sequence", 4)], explained=5)


def remade(sequence):
    return [f"{sequence} consistent {REMADE}", f"{sequence} consistent suffix-recomputed", f"{sequence} consistent entries-deleted"]


def pair():
    """Entries 4 and 5 of another chain."""
    made = seal([{**entry, "payloadDigest": digest(f"other {index}")} for index, entry in enumerate(copy.deepcopy(WHOLE))])
    return made[3:5]


def remakes():
    entries = edited(WHOLE, 3, payloadDigest=digest("x"))
    rehash(entries[3])
    joint = remade(5)
    yield case("entry-remade", "An entry changed and its chain hash made anew looks like other things as well; all are named.", entries, joint)
    other = seal([{**entry, "payloadDigest": digest(f"other {index}")} for index, entry in enumerate(copy.deepcopy(WHOLE))])
    yield case("suffix-of-another-history", "So does a suffix that was made anew.", [*WHOLE[:4], *other[4:]], joint, planted="suffix-recomputed")
    shorter = renumbered(without(WHOLE, 4))
    tail = shorter[4:]
    for index, entry in enumerate(tail):
        if index:
            entry["prevHash"] = tail[index - 1]["chainHash"]
        rehash(entry)
    yield case("deleted-and-remade", "And entries taken out with the rest made anew.", shorter, joint, planted="entries-deleted")
    begun = seal(copy.deepcopy(WHOLE[4:]), prev=GENESIS)
    yield case("new-genesis", "A chain begun anew in the middle.", [*WHOLE[:4], *begun], "5 exact new-genesis")
    yield case("other-recipe", "A stretch made by another reading of the formula.", [*WHOLE[:5], *seal(copy.deepcopy(WHOLE), 5, recipe=BYTES)[5:]],
               "6 exact other-recipe", explained=2)
    yield case("suffix-recomputed-whole", "A chain made anew from an edit to its end shows nothing: nothing is offered.",
               seal(edited(WHOLE, 4, payloadDigest=digest("x")), 4), [])
    yield case("unknown-formula", "Without a formula nothing can be tried.", [{**entry, "chainHash": digest(f"foreign {index}")} for index, entry in enumerate(WHOLE)], None)


def all_cases():
    for group in (edits, times, missing, several, remakes):
        yield from group()


def files():
    """Relative path -> bytes."""
    return {f"diagnosis/{one['name']}/bundle.json": one["content"] for one in all_cases()}


def index():
    for one in all_cases():
        yield {key: value for key, value in {**one, "bundle": f"diagnosis/{one['name']}/bundle.json"}.items() if key != "content"}
