#!/usr/bin/env python3
"""Writes the test vectors and the sample evidence; with --check compares instead. Python's standard library only.

Every expectation is computed by reference.py and must agree with what the case says by hand.
"""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import cases_answers  # noqa: E402  (after the switch above, so that no caches are left in the checkout)
import cases_anchors  # noqa: E402
import cases_archive  # noqa: E402
import cases_case  # noqa: E402
import cases_chain  # noqa: E402
import cases_compare  # noqa: E402
import cases_diagnosis  # noqa: E402
import cases_form  # noqa: E402
import cases_gzip  # noqa: E402
import cases_manifest  # noqa: E402
import cases_parts  # noqa: E402
import cases_outside  # noqa: E402
import cases_payloads  # noqa: E402
import cases_refusal  # noqa: E402
import lists  # noqa: E402
import logs  # noqa: E402
import lookups  # noqa: E402
import merkle  # noqa: E402
import samples  # noqa: E402
from build import Collector  # noqa: E402
from reference import verify  # noqa: E402

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "resources" / "samples"
SHORT = {"content": "chain-hash-mismatch", "link": "prev-hash-mismatch", "genesis": "wrong-genesis",
         "gap": "sequence-gap", "duplicate": "duplicate-sequence", "mixed": "mixed-organizations",
         "field": "malformed-field", "element": "malformed-entry", "range": "declared-range-mismatch",
         "count": "entry-count-mismatch", "digest": "bundle-digest-mismatch", "manifest": "manifest-unreadable",
         "empty": "empty-bundle", "unknown": "unknown-recipe", "algorithm": "unsupported-algorithm",
         "reencoded": "reencoded-bundle", "order": "out-of-order-entries", "regression": "time-regression",
         "future": "future-timestamp", "inferred": "recipe-inferred", "partial": "partial-evidence", "fork": "fork"}
LONG = {code: short for short, code in SHORT.items()}
LETTERS = {"p": "proved", "a": "attested", "n": "not-provable", "r": "refuted"}


def told(finding):
    """A finding in the hand-written form: code[:field][@sequence | #entryIndex][<consequenceOf][?]."""
    text = LONG[finding["code"]]
    if "field" in finding and text not in ("count", "digest", "reencoded"):
        text += ":" + finding["field"]
    if "sequence" in finding:
        text += f"@{finding['sequence']}"
    elif "entryIndex" in finding:
        text += f"#{finding['entryIndex']}"
    if "consequenceOf" in finding:
        text += f"<{finding['consequenceOf']}"
    return text + ("?" if finding["severity"] == "indeterminate" and text[:4] in ("cont", "link", "gap@") else "")


def agree(case, what, computed, by_hand):
    if computed != by_hand:
        raise SystemExit(f"{case.name}: {what}\n  reference {computed}\n  by hand   {by_hand}")


def assert_by_hand(case, answer):
    agree(case, "exit", answer["exit"], case.exit)
    if case.exit == 3:
        agree(case, "error", answer["error"]["code"], case.want)
        if case.offset is not None:
            agree(case, "byteOffset", answer["error"]["byteOffset"], case.offset)
        return
    agree(case, "findings", " ".join(map(told, answer["findings"])), case.want)
    if case.claims is not None:
        agree(case, "claims", list(answer["claims"].values()), [LETTERS[letter] for letter in case.claims])
    if case.broken is not None:
        sequence, reason, valid = case.broken.split()
        replay = answer["replay"]
        shown = [str(replay[key]) for key in ("brokenAtSequence", "brokenReason", "lastValidSequence")]
        agree(case, "replay", shown, [{"null": "None"}.get(part) or SHORT.get(part, part)
                                      for part in (sequence, reason, valid)])


def expectation(case):
    if case.evidence is None or case.named and case.manifest is None:
        return {"exit": case.exit, "error": {"code": case.want}}
    answer = verify(case.evidence, case.manifest, case.recipe)
    assert_by_hand(case, answer)
    for finding in answer.get("findings", ()):
        if finding["code"] == "prev-hash-mismatch":
            finding.setdefault("consequenceOf", None)  # null: it must not claim one
    for key in case.unfixed:
        *parents, last = key.split(".")
        holder = answer
        for parent in parents:
            holder = holder[parent]
        del holder[last]
    if case.quoted:
        answer["error"]["quoted"] = case.quoted
    return answer


def index_line(case):
    line = {"name": case.name, "title": case.title, "evidence": f"{case.name}/bundle.json",
            "manifest": f"{case.name}/{case.named}" if case.named else None, "recipe": case.recipe,
            "expect": expectation(case)}
    return json.dumps(line, ensure_ascii=True, separators=(", ", ": "))


def collect():
    """Relative path -> bytes of everything under vectors/, and of everything under resources/samples/."""
    collector = Collector()
    for module in (cases_chain, cases_form, cases_manifest, cases_parts, cases_refusal):
        module.all_cases(collector)
    names = [case.name for case in collector.cases]
    if len(names) != len(set(names)):
        raise SystemExit(f"named twice: {sorted({name for name in names if names.count(name) > 1})}")
    files = {}
    for case in collector.cases:
        if case.evidence is not None:
            files[f"{case.name}/bundle.json"] = case.evidence
        if case.manifest is not None:
            files[f"{case.name}/{case.named or 'manifest.json'}"] = case.manifest
    lines = [index_line(case) for case in collector.cases] + [samples_line(*sample) for sample in samples.CASES]
    files["expected.json"] = listing(lines)
    for name, items in (("recipes", lists.recipes()), ("python-json", lists.python_json()), ("times", lists.times())):
        files[f"{name}.json"] = listing([json.dumps(item) for item in items])
    files.update(cases_answers.files())
    files.update(cases_diagnosis.files())
    files["diagnosis.json"] = listing([json.dumps(item) for item in cases_diagnosis.index()])
    files.update(cases_outside.files())
    files.update(cases_archive.files())
    files["archive.json"] = listing([json.dumps(item) for item in cases_archive.index()])
    files.update(cases_compare.files())
    files["compare.json"] = listing([json.dumps(item) for item in cases_compare.index()])
    files.update(cases_case.files())
    files["case.json"] = listing([json.dumps(item) for item in cases_case.index()])
    files.update(cases_gzip.files())
    files["gzip.json"] = listing([json.dumps(item) for item in cases_gzip.index()])
    files["outside.json"] = listing([json.dumps(item) for item in cases_outside.index()])
    files.update(lookups.files())
    files["lookups.json"] = listing([json.dumps(item) for item in lookups.index()])
    files["answers.json"] = listing([json.dumps(item) for item in cases_answers.index()])
    files.update(logs.files())
    files.update(cases_payloads.files())
    anchor_files, anchor_cases = cases_anchors.files()
    files.update(anchor_files)
    files["anchors.json"] = listing(anchor_cases)
    files["merkle.json"] = listing([json.dumps(item, separators=(",", ":")) for item in merkle.trees()])
    return files, samples.files(), collector.cases


def samples_line(name, title, exit, want):
    made = samples.files()
    collector = Collector()
    collector.begin("samples")
    collector.add(name, title, exit, want, made[f"{name}/bundle.json"], manifest=made[f"{name}/manifest.json"])
    line = json.loads(index_line(collector.cases[0]))
    line["evidence"] = f"../resources/samples/{name}/bundle.json"
    return json.dumps(line)


def listing(lines):
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode("ascii")


def on_disk(root):
    """Everything below `root` but its own top-level sources, this script's caches and what timestamps.py and stamped_roots.py write."""
    found = {}
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        written_by_hand = len(relative.parts) == 1 and relative.suffix != ".json"
        if path.is_file() and not written_by_hand and not set(relative.parts) & {"__pycache__", "timestamps", "stamped-roots"}:
            found[relative.as_posix()] = path
    return found


def differences(root, files):
    present = on_disk(root)
    for name in sorted(set(present) | set(files)):
        if name not in files:
            yield f"{root.name}/{name}: not written by this script"
        elif name not in present:
            yield f"{root.name}/{name}: missing"
        elif present[name].read_bytes() != files[name]:
            yield f"{root.name}/{name}: differs"


def write(root, files):
    for name, path in on_disk(root).items():
        if name not in files:
            path.unlink()
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def main(arguments):
    if arguments not in ([], ["--check"]):
        raise SystemExit("usage: make.py [--check]")
    vectors, sample_files, cases = collect()
    if arguments:
        found = [*differences(HERE, vectors), *differences(SAMPLES, sample_files)]
        print("\n".join(found) or f"{len(cases)} cases and the samples are as this script writes them")
        return 1 if found else 0
    write(HERE, vectors)
    write(SAMPLES, sample_files)
    size = sum(map(len, vectors.values())) + sum(map(len, sample_files.values()))
    print(f"{len(cases)} cases, {len(vectors) + len(sample_files)} files, {size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
