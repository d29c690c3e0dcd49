"""A reference verifier: docs/format/verdict.md read literally, section by section. Slow, whole documents in memory.

It exists to state the expected verdicts of the vectors. Values that the rules do not fix are left out of a finding.
"""
import hashlib
import json

from evidence import GENESIS, HASHES, RECIPES, Entry, find_bundle, given, is_count, is_hash, is_text, is_time, json_number
from scan import Refusal, line_and_column, scan
from times import instant

MAX_LISTED = 1000
INDETERMINATE = ("empty-bundle", "unknown-recipe", "unsupported-algorithm")
WARNING = ("reencoded-bundle", "out-of-order-entries", "time-regression", "future-timestamp", "recipe-inferred")
DECLARATION_ORDER = ("malformed-field", "declared-range-mismatch", "entry-count-mismatch", "manifest-unreadable",
                     "bundle-digest-mismatch", "reencoded-bundle")


class Reading:
    def __init__(self, data, manifest, pinned):
        root, _ = scan(data)
        self.data, self.pinned = data, pinned
        self.bundle, nodes, self.part = find_bundle(root)
        self.in_data = self.bundle is not root
        self.entries = [Entry(i, node) for i, node in enumerate(nodes)]
        self.walk = sorted((entry for entry in self.entries if entry.placed), key=lambda entry: entry.sequence)
        self.manifest_file, self.manifest = manifest is not None, self.read_manifest(manifest)
        self.findings, self.broken, self.over_gaps = [], [], 0
        self.choose_recipe()

    @staticmethod
    def read_manifest(data):
        if data is None:
            return {}
        try:
            root, _ = scan(data)
        except Refusal:
            return None
        return root.value if root.kind == "object" else None

    def choose_recipe(self):
        matches = [sum(entry.recomputes(recipe) for entry in self.walk) for recipe in RECIPES]
        algorithm = self.bundle.get("algorithm")
        self.algorithm_known = not given(algorithm) or (is_text(algorithm) and algorithm.value == "sha256")
        unknown = self.pinned is None and self.walk and not any(matches)
        self.walked_with = self.pinned or RECIPES[matches.index(max(matches))]
        self.recipe = None if unknown else self.walked_with

    def add(self, code, entry=None, over_gap=False, **more):
        severity = "indeterminate" if code in INDETERMINATE else "warning" if code in WARNING else "fail"
        if code in ("chain-hash-mismatch", "prev-hash-mismatch") and not (self.recipe and self.algorithm_known):
            severity = "indeterminate"
        if code == "partial-evidence":
            severity = "note"
        if self.part == "page" and over_gap:
            severity = "indeterminate"
        finding = {"code": code, "severity": severity}
        if entry is not None:
            if entry.placed:
                finding["sequence"] = json_number(entry.sequence)
            finding.update(entryIndex=entry.index, byteOffset=entry.offset)
        finding.update((key, value) for key, value in more.items() if value is not None)
        self.findings.append(finding)

    # Section 3.1
    def whole_reading(self):
        if not self.entries:
            self.add("empty-bundle")
        if not self.algorithm_known:
            self.add("unsupported-algorithm")
        if self.recipe is None:
            self.add("unknown-recipe")
        elif self.pinned is None and self.recipe != RECIPES[0]:
            self.add("recipe-inferred")
        if self.part != "export":
            self.add("partial-evidence", actual=self.part)
        highest = 0
        placed = [entry.sequence for entry in self.entries if entry.placed]
        if self.part == "page" and placed == sorted(placed, reverse=True):
            return
        for entry in self.entries:
            if entry.placed and entry.sequence < highest:
                self.add("out-of-order-entries", entry)
                break
            highest = max(highest, entry.sequence) if entry.placed else highest

    # Section 2
    def walk_entries(self):
        own = self.bundle.get("organizationId")
        named = [entry.organization for entry in self.walk if entry.organization is not None]
        own = own.value if is_text(own) else named[0] if named else None
        seen, before = {own, None}, None
        exported = self.manifest.get("exportedAt") if self.manifest else None
        exported = instant(exported.value) if is_time(exported) else None
        for place, entry in enumerate(self.walk):
            for field in HASHES + ("createdAt", "organizationId"):
                if field in entry.bad:
                    self.add("malformed-field", entry, field=field)
            link_broken = self.order_and_link(place, entry, before)
            content_broken = not entry.recomputes(self.walked_with)
            if content_broken:
                self.add("chain-hash-mismatch", entry, expected=entry.recomputed[self.walked_with],
                         actual=entry.stored)
            if link_broken or content_broken:
                self.broken.append((entry, before, link_broken))
            if entry.organization not in seen:
                seen.add(entry.organization)
                self.add("mixed-organizations", entry, expected=own, actual=entry.organization)
            if before and None not in (entry.instant, before.instant) and entry.instant < before.instant:
                self.add("time-regression", entry)
            if None not in (entry.instant, exported) and entry.instant > exported:
                self.add("future-timestamp", entry)
            before = entry

    def order_and_link(self, place, entry, before):
        gap = before is not None and entry.sequence > before.sequence + 1
        repeated = before is not None and entry.sequence == before.sequence
        genesis_wrong = (entry.sequence == 1) != (entry.prev == GENESIS)
        unlike = before is not None and ("prevHash" in entry.bad or "chainHash" in before.bad
                                         or entry.prev != before.stored)
        over_gap = gap and unlike and not genesis_wrong
        if gap:
            first, last = before.sequence + 1, entry.sequence - 1
            self.add("sequence-gap", entry, over_gap=over_gap, expected=str(first) if first == last else f"{first}..{last}")
        if repeated:
            self.add("duplicate-sequence" if entry.stored == before.stored else "fork", entry)
        if genesis_wrong:
            self.add("wrong-genesis", entry, expected=GENESIS if entry.sequence == 1 else None, actual=entry.prev)
        if not unlike and not genesis_wrong:
            return False
        expected = before.stored if before else GENESIS if entry.sequence == 1 else None
        self.over_gaps += self.part == "page" and over_gap
        self.add("prev-hash-mismatch", entry, over_gap=over_gap, expected=expected, actual=entry.prev,
                 consequenceOf=self.explained_by(place, entry, before, gap or genesis_wrong))
        return True

    def explained_by(self, place, entry, before, own_finding):
        if before and not before.recomputes(self.walked_with):
            if entry.prev is not None and entry.prev == before.recomputed[self.walked_with]:
                return json_number(before.sequence)
        around = [other.sequence for other in self.walk[max(place - 2, 0):place + 2]]
        if around.count(entry.sequence) > 1:
            return json_number(entry.sequence)
        if before and around.count(before.sequence) > 1:
            return json_number(before.sequence)
        return json_number(entry.sequence) if own_finding else None

    # Section 3.3
    def unplaced(self):
        for entry in self.entries:
            if not entry.is_object:
                self.add("malformed-entry", entry)
            elif not entry.placed:
                self.add("malformed-field", entry, field="sequence")

    # Sections 1.6, 3.4 and 6
    def declarations(self):
        manifest = self.manifest or {}
        first, last = (self.walk[0].sequence, self.walk[-1].sequence) if self.walk else (None, None)
        declared = [(field, self.bundle.get(field), is_count, edge, "declared-range-mismatch")
                    for field, edge in (("fromSequence", first), ("toSequence", last))]
        declared += [("manifest." + field, manifest.get(field), is_count, edge, code) for field, edge, code in (
            ("fromSequence", first, "declared-range-mismatch"), ("toSequence", last, "declared-range-mismatch"),
            ("entryCount", len(self.entries), "entry-count-mismatch"))]
        matched, found = {}, []
        for field, node, form, edge, code in declared:
            if not given(node):
                continue
            matched[field] = form(node) and int(node.value) == edge
            if not matched[field]:
                found.append((code if form(node) else "malformed-field", field))
        for field, form in (("bundleSha256", is_hash), ("exportedAt", is_time)):
            if given(manifest.get(field)) and not form(manifest.get(field)):
                found.append(("malformed-field", "manifest." + field))
        if self.manifest_file and self.manifest is None:
            found.append(("manifest-unreadable", None))
        digest = self.bundle_digest(manifest.get("bundleSha256"))
        if digest in ("bundle-digest-mismatch", "reencoded-bundle"):
            found.append((digest, "manifest.bundleSha256"))
        for code, field in sorted(found, key=lambda pair: DECLARATION_ORDER.index(pair[0])):
            self.add(code, field=field)
        wanted = ("manifest.fromSequence", "manifest.toSequence", "manifest.entryCount")
        attested = digest in ("equal", "reencoded-bundle") and all(matched.get(field) for field in wanted)
        self.head = "attested" if attested else "not-provable"
        self.range = "not-provable" if not matched else "proved" if all(matched.values()) else "refuted"
        self.digest = {"absent": "not-provable", "bundle-digest-mismatch": "refuted"}.get(digest, "proved")

    def bundle_digest(self, node):
        if not is_hash(node):
            return "absent"
        if hashlib.sha256(self.data).hexdigest() == node.value:
            return "equal"
        document = json.loads(self.data.decode("utf-8-sig"))
        bundle = document["data"] if self.in_data else document
        again = json.dumps(bundle, separators=(",", ":"), sort_keys=True).encode()
        return "reencoded-bundle" if hashlib.sha256(again).hexdigest() == node.value else "bundle-digest-mismatch"

    # Sections 5 and 6
    def replay(self):
        last = self.walk[-1] if self.walk else None
        broken, before, link = self.broken[0] if self.broken else (None, last, False)
        verified = self.recipe is not None and bool(self.walk) and not self.broken
        reason = "prev-hash-mismatch" if link else "chain-hash-mismatch"
        return {"verified": verified, "totalChecked": len(self.entries),
                "lastValidSequence": json_number(before.sequence) if before else None,
                "brokenAtSequence": json_number(broken.sequence) if broken else None,
                "brokenReason": reason if broken else None}

    def claims(self):
        known = self.recipe is not None and self.algorithm_known
        wrong = sum(link + (not entry.recomputes(self.walked_with)) for entry, _, link in self.broken) - self.over_gaps
        interior = "not-provable" if not known or not self.walk else "refuted" if wrong else \
            "not-provable" if self.over_gaps else "proved"
        first = self.walk[0] if self.walk else None
        start = "not-provable"
        if first and (first.sequence == 1) != (first.prev == GENESIS):
            start = "refuted"
        elif first and first.sequence == 1 and first.recomputes(self.walked_with):
            start = "proved"
        return {"interior": interior, "start": start, "head": self.head, "declared-range": self.range,
                "bundle-digest": self.digest}

    def verdict(self):
        self.whole_reading()
        self.walk_entries()
        self.unplaced()
        self.declarations()
        severities = {finding["severity"] for finding in self.findings}
        failed, unsure = "fail" in severities, "indeterminate" in severities
        conclusion = "failed" if failed else "indeterminate" if unsure else "passed"
        listed, counts = [], {}
        for finding in self.findings:
            counts[finding["code"]] = counts.get(finding["code"], 0) + 1
            if counts[finding["code"]] <= MAX_LISTED:
                listed.append(finding)
        omitted = {code: count - MAX_LISTED for code, count in counts.items() if count > MAX_LISTED}
        answer = {"exit": ("passed", "failed", "indeterminate").index(conclusion), "conclusion": conclusion,
                  "recipe": self.recipe, "replay": self.replay(), "findings": listed, "claims": self.claims()}
        return {**answer, "omitted": omitted} if omitted else answer


def verify(data, manifest=None, pinned=None):
    """The verdict on a bundle's bytes, or the refusal."""
    try:
        return Reading(data, manifest, pinned).verdict()
    except Refusal as refusal:
        line, column = line_and_column(data, refusal.offset)
        return {"exit": 3, "error": {"code": refusal.code, "byteOffset": refusal.offset, "line": line,
                                     "column": column, "entriesRead": refusal.entries_read}}
