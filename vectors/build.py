"""Makes chains, bundles and manifests the way the published export recipe makes them, and collects cases."""
import copy
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from evidence import GENESIS, RECIPES, chain_hash

ORGANIZATION = "65b1c0ffee0000000000aaaa"
OTHER_ORGANIZATION = "65b1c0ffee0000000000bbbb"
TEXT, BYTES, PIPE = RECIPES
FIRST_TIME = datetime(2026, 5, 6, 8, 0, tzinfo=timezone.utc)
EXPORTED_AT = "2026-05-07T02:00:03.120000+00:00"
LINKED_EARLIER = hashlib.sha256(b"the entry before the segment").hexdigest()


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def time_of(index):
    moment = FIRST_TIME + timedelta(milliseconds=37_041 * index)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def entry_at(index, sequence):
    return {"id": f"65b1c0ffee{index + 1:014x}", "organizationId": ORGANIZATION, "sequence": sequence,
            "traceId": f"trace_{digest(f'trace {index}')[:12]}", "prevHash": None,
            "payloadDigest": digest(f'{{"n":{index}}}'), "chainHash": None, "createdAt": time_of(index),
            "merkleRoot": None, "merkleLeafIndex": None, "merkleAnchorId": None, "eidasTimestamp": None}


def seal(entries, start=0, prev=None, recipe=TEXT):
    """Writes prevHash and chainHash of every entry from `start` on, each from the one before."""
    prev = prev or (entries[start - 1]["chainHash"] if start else GENESIS)
    for entry in entries[start:]:
        entry["prevHash"] = prev
        rehash(entry, recipe)
        prev = entry["chainHash"]
    return entries


def rehash(entry, recipe=TEXT):
    entry["chainHash"] = chain_hash(recipe, entry["prevHash"], entry["payloadDigest"], entry["sequence"],
                                    entry["createdAt"])


def chain(count=6, first=1, prev=None, recipe=TEXT):
    entries = [entry_at(index, first + index) for index in range(count)]
    return seal(entries, prev=prev or (GENESIS if first == 1 else LINKED_EARLIER), recipe=recipe)


def bundle(entries, declared=False, **more):
    """`declared` adds fromSequence and toSequence as the API does; left out, a bundle says nothing about its range."""
    made = {"organizationId": ORGANIZATION, "algorithm": "sha256", "canonicalization": "rfc8785", "entries": entries}
    if declared:
        made.update(fromSequence=entries[0]["sequence"], toSequence=entries[-1]["sequence"])
    return {**made, **more}


def raw(text):
    """A value that stands in the file exactly as `text`."""
    return f"<raw:{text}>"


def dump(value, **options):
    text = json.dumps(value, **{"separators": (",", ":"), "sort_keys": True, **options})
    spelled = re.sub(r'"<raw:((?:[^"\\]|\\.)*)>"', lambda match: json.loads(f'"{match[1]}"'), text)
    return spelled.encode("utf-8")


def manifest(made, drop=(), **more):
    """The manifest that the export recipe writes for this bundle, with `more` laid over it."""
    placed = [entry["sequence"] for entry in made["entries"] if entry]
    fields = {"date": "2026-05-06", "fromSequence": placed[0] if placed else None,
              "toSequence": placed[-1] if placed else None, "entryCount": len(made["entries"]),
              "bundleSha256": hashlib.sha256(dump(made)).hexdigest(), "exportedAt": EXPORTED_AT, **more}
    return dump({key: value for key, value in fields.items() if key not in drop}, sort_keys=False, indent=2,
                separators=None)


def edited(entries, index, **fields):
    """A copy of the entries with fields of one of them replaced and nothing recomputed."""
    entries = copy.deepcopy(entries)
    entries[index].update(fields)
    return entries


def without(entries, *indexes):
    return [entry for index, entry in enumerate(copy.deepcopy(entries)) if index not in indexes]


@dataclass
class Case:
    """`want` is written by hand: "code@sequence" in order, see `make.told`. `claims`: five letters, see `make.LETTERS`.

    `evidence` is the bundle's bytes, or None where the case names a file that does not exist.
    `unfixed` lists dotted keys of the expectation that the rules leave open.
    """
    name: str
    title: str
    exit: int
    want: str
    evidence: object
    manifest: object = None
    named: object = None
    recipe: object = None
    claims: object = None
    broken: object = None
    unfixed: tuple = ()
    quoted: object = None
    offset: object = None


class Collector:
    """Turns `add(name, title, exit, want, evidence, …)` into cases of one group after another."""

    def __init__(self):
        self.cases, self.group = [], None

    def begin(self, group):
        self.group = group

    def add(self, name, title, exit, want, evidence, **more):
        if isinstance(evidence, dict):
            evidence = dump(evidence)
        self.cases.append(Case(f"{self.group}/{name}", title, exit, want, evidence, **more))

    def intact(self, name, title, evidence, want="", **more):
        self.add(name, title, 0, want, evidence, **more)

    def failed(self, name, title, want, evidence, **more):
        self.add(name, title, 1, want, evidence, **more)

    def unsure(self, name, title, want, evidence, **more):
        self.add(name, title, 2, want, evidence, **more)

    def refused(self, name, title, code, marked, **more):
        """`marked` is the document with «!» before the offending byte."""
        before, mark, after = marked.partition(MARK)
        offset = len(before) if mark else None
        unfixed = () if mark else ("error.byteOffset", "error.line", "error.column")
        self.add(name, title, 3, code, before + after, offset=offset, unfixed=unfixed + more.pop("unfixed", ()), **more)


MARK = b"<<!>>"
