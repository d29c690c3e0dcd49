"""Entries, forms of fields and recipes, as docs/format/verdict.md section 1 and the recipe table state them."""
import hashlib
import re

from scan import Refusal
from times import instant

GENESIS = "0" * 64
RECIPES = ("adjudon-decision/text", "adjudon-decision/bytes", "adjudon-decision/pipe")
HASHES = ("prevHash", "payloadDigest", "chainHash")
MAX_SEQUENCE_DIGITS = 1000


def preimage(recipe, prev, payload, sequence, created):
    if recipe == RECIPES[0]:
        return (prev + payload + sequence + created).encode("utf-8", "surrogatepass")
    if recipe == RECIPES[1]:
        return bytes.fromhex(prev) + bytes.fromhex(payload) + (sequence + created).encode("utf-8", "surrogatepass")
    return "|".join((prev, payload, sequence, created)).encode("utf-8", "surrogatepass")


def chain_hash(recipe, prev, payload, sequence, created):
    return hashlib.sha256(preimage(recipe, prev, payload, str(sequence), created)).hexdigest()


def json_number(sequence):
    """Beyond 2^53 as a string."""
    return sequence if sequence <= 2**53 else str(sequence)


def is_text(node):
    return node is not None and node.kind == "string"


def is_hash(node):
    return is_text(node) and re.fullmatch("[0-9a-f]{64}", node.value) is not None


def is_time(node):
    return is_text(node) and instant(node.value) is not None


def is_count(node):
    return node is not None and node.kind == "number" and node.value.isdigit()


def given(node):
    return node is not None and node.kind != "null"


class Entry:
    def __init__(self, index, node):
        self.index, self.offset, self.node = index, node.start, node
        self.is_object = node.kind == "object"
        sequence = node.get("sequence") if self.is_object else None
        self.placed = is_count(sequence) and sequence.value != "0"
        if not self.placed:
            return
        if len(sequence.value) > MAX_SEQUENCE_DIGITS:
            raise Refusal("limit-exceeded", sequence.start, index)
        self.sequence = int(sequence.value)
        self.bad = [field for field in HASHES if not is_hash(node.get(field))]
        created = node.get("createdAt")
        if not is_time(created):
            self.bad.append("createdAt")
        organization = node.get("organizationId")
        if given(organization) and not is_text(organization):
            self.bad.append("organizationId")
        self.prev, self.payload, self.stored, self.created, self.organization = (
            node.get(field).value if is_text(node.get(field)) else None
            for field in HASHES + ("createdAt", "organizationId"))
        self.instant = None if "createdAt" in self.bad else instant(self.created)
        sound = not {"prevHash", "payloadDigest", "createdAt"} & set(self.bad)
        self.recomputed = {
            recipe: chain_hash(recipe, self.prev, self.payload, self.sequence, self.created) if sound else None
            for recipe in RECIPES}

    def recomputes(self, recipe):
        return self.recomputed[recipe] is not None and self.recomputed[recipe] == self.stored


def find_bundle(root):
    """Section 1.2: the object that speaks for the bundle, its entries, and how much of a chain it was asked for.

    The offset of a refusal here is the document's; only where both readings agree is it in a vector.
    """
    if root.kind != "object":
        raise Refusal("not-a-bundle", root.start)
    success, data, entries = root.get("success"), root.get("data"), root.get("entries")
    inner = data.get("entries") if data is not None and data.kind == "object" else None
    in_root = entries is not None and entries.kind == "array"
    in_data = inner is not None and inner.kind == "array"
    told = success is not None and success.value is True
    if in_root and not in_data:
        return root, entries.value, part_of(root)
    if in_data and not in_root and told:
        return data, inner.value, part_of(data)
    if entries is None and inner is None and (success is None or told):
        found = [(owner, node) for owner in (root, data if told else None) if owner is not None and owner.kind == "object"
                 for node in single_entries(owner)]
        if len(found) == 1:
            return found[0][0], [found[0][1]], "entry"
    raise Refusal("not-a-bundle", root.start)


def part_of(owner):
    more = owner.get("hasMore")
    exported = [name for name in ("organizationId", "algorithm", "canonicalization", "fromSequence", "toSequence")
                if owner.get(name) is not None]
    return "page" if more is not None and more.kind == "boolean" and not exported else "export"


def single_entries(owner):
    inner = owner.get("entry")
    if inner is not None and inner.kind == "object":
        yield inner
    if all(owner.get(name) is not None for name in HASHES):
        yield owner
