"""Payloads beside the bundle: what the traces, the register and the entries hold, and what must come of it.

`counts` and `want` are written by hand; every digest is made by rfc8785.py from the text that was hashed.
"""
import json

import lists
from build import bundle, chain, dump, seal
from rfc8785 import Unsafe, canonical, digest, parse

COUNT = 4
EXTRA = [
    '{"a":1,"A":2,"":3,"10":4,"9":5,"\\u20ac":6,"\\ud83d\\ude00":7,"\\ufb33":8,"\\u0080":9,"\\r":10}',
    '{"\\ue000":1,"\\ud800\\udc00":2}', '{"\\u007f":"\\u007f \\u0000\\u001f/\\/","e\\u0301":"\\u00e9"}',
    '[56.0,333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]', '{"__proto__":{"b":1,"a":2},"a":[]}',
    '{"b":[true,false,null,{}],"a":[[],[[1e21,1e20,1e-6,1e-7]]]}', '[1180591620717411303424,0.1000000000000000055511151231257827021181583404541015625]',
]
UNSAFE = ["9007199254740993", "-9007199254740993", "1e400", "-1e400", "1e-400", "0.30000000000000001", "12345678901234567890",
          "1.00000000000000001", "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
          "0.1000000000000000055511151231257827021181583404541015626", "1180591620717411303425"]


def canonical_list():
    """JSON texts and their RFC 8785 form; null with the reason where there is none."""
    numbers = [*lists.NUMBERS, *UNSAFE, *(text for text in lists.random_floats(__import__("random").Random(8785), 300))]
    for text in [*numbers, *lists.TEXTS, *lists.SHAPES, *EXTRA]:
        try:
            yield {"input": text, "output": canonical(parse(text)), "why": None}
        except Unsafe as why:
            yield {"input": text, "output": None, "why": str(why)}


def trace(index, **more):
    made = {"traceId": f"trace_{index + 1}", "agent": "scorer-\u00e9", "inputContext": {"income": 1000 + index, "\U0001f600": "x"},
            "outputDecision": {"decision": "approve", "confidence": 0.25 * index}, "rationale": f"rule {index}",
            "metadata": {"model": "m-4", "tags": ["a", None, True]}}
    return {**made, **more}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def evidence(hashed, **fields):
    """A sound chain whose entries store the digests of these texts. `fields`: name -> one value an entry."""
    entries = chain(len(hashed))
    for index, (entry, one) in enumerate(zip(entries, hashed)):
        entry.update(traceId=f"trace_{index + 1}", payloadDigest=one if len(one) == 64 else digest(one))
        entry.update({name: values[index] for name, values in fields.items()})
    return bundle(seal(entries))


TRACES = [trace(index) for index in range(COUNT)]
TEXTS = [text(one) for one in TRACES]
SOUND = evidence(TEXTS)
NULLED = dict.fromkeys(("inputContext", "outputDecision", "metadata", "rationale"))
ALL = {"matches": COUNT}


def array(texts):
    return "[" + ",".join(texts) + "]"


def with_one(index, replacement):
    return [replacement if at == index else one for at, one in enumerate(TEXTS)]


def respelled(value):
    return text(dict(reversed(value.items()))).replace("1000", "1.0e3").replace("\u00e9", "\\u00E9").replace("0.25", "0.2500")


def forms():
    by_id = {one["traceId"]: one for one in TRACES}
    yield "array", array(TEXTS), ALL, ""
    yield "array-respelled", " [\r\n\t" + " , ".join(map(respelled, TRACES)) + "]", ALL, ""
    yield "by-id", text(by_id), ALL, ""
    yield "by-id-wins-over-inner-id", text({**by_id, "trace_4": TRACES[3]}), ALL, ""
    yield "lines.ndjson", "\n".join(TEXTS), ALL, ""
    yield "lines-by-content", "\n".join(TEXTS) + "\n", ALL, ""
    yield "lines-crlf-blank-mark.jsonl", "\ufeff" + "\r\n \r\n\r\n".join(TEXTS) + "\r\n\t\n", ALL, ""
    yield "envelope", '{"success":true,"data":' + array(TEXTS) + "}", ALL, ""
    yield "envelope-by-id", text({"data": by_id, "success": True}), ALL, ""
    yield "envelope-holder", text({"success": True, "data": {"traces": TRACES, "hasMore": False}}), ALL, ""
    yield "envelope-holders", text({"success": True, "data": {"traces": TRACES, "erasures": []}}), {"absent": 4}, "supplied-unreadable:indeterminate payload-absent:note"
    yield "holder", text({"exportedAt": "2026-05-07", "traces": TRACES}), ALL, ""
    yield "one-trace", TEXTS[1], {"matches": 1, "absent": 3}, "payload-absent:note"
    yield "one-line.ndjson", TEXTS[1], {"matches": 1, "absent": 3}, "payload-absent:note"
    yield "one-missing", array(TEXTS[:3]), {"matches": 3, "absent": 1}, "payload-absent:note"
    yield "none", "[]", {"absent": 4}, "payload-absent:note"
    yield "for-no-entry", array([*TEXTS, text(trace(8))]), ALL, ""
    yield "copies-equal", array([*TEXTS, TEXTS[2]]), ALL, ""
    yield "copies-differ", array([*TEXTS, text(trace(2, rationale="another"))]), ALL, "payload-mismatch:warning@3"
    yield "copy-erased", array([*TEXTS, text(trace(2, **NULLED))]), ALL, ""


def differences():
    edited = text(trace(1, rationale="another"))
    one = {"matches": 3, "mismatch": 1}
    yield "edited", array(with_one(1, edited)), one, "payload-mismatch:fail@2"
    yield "edited-alone", edited, {"mismatch": 1, "absent": 3}, "payload-mismatch:fail@2 payload-absent:note"
    yield "member-added", array(with_one(3, text(trace(3, note="x")))), one, "payload-mismatch:fail@4"
    yield "normalized", array(with_one(0, TEXTS[0].replace("\u00e9", "e\u0301"))), one, "payload-mismatch:fail@1"
    yield "number-as-text", array(with_one(0, TEXTS[0].replace("1000", '"1000"'))), one, "payload-mismatch:fail@1"
    yield "two-edited", array([*TEXTS[:2], *(text(trace(at, note="x")) for at in (2, 3))]), {"matches": 2, "mismatch": 2}, "payload-mismatch:fail@3 payload-mismatch:fail@4"
    yield "all-in-another-form", array([text(trace(at, _id="x")) for at in range(COUNT)]), {"mismatch": 4}, " ".join(f"payload-mismatch:indeterminate@{at}" for at in (1, 2, 3, 4))
    yield "ids-exchanged", text({"trace_1": TRACES[1], "trace_2": TRACES[0], "trace_3": TRACES[2], "trace_4": TRACES[3]}), {"matches": 2, "mismatch": 2}, "payload-mismatch:fail@1 payload-mismatch:fail@2"
    yield "all-ids-exchanged", text({"trace_1": TRACES[1], "trace_2": TRACES[0], "trace_3": TRACES[3], "trace_4": TRACES[2]}), {"mismatch": 4}, " ".join(f"payload-mismatch:fail@{at}" for at in (1, 2, 3, 4))
    yield "under-another-id", text({"trace_1": TRACES[0], "trace_2": TRACES[1], "trace_3": TRACES[2], "other": TRACES[3]}), {"matches": 3, "other-id": 1}, "payload-other-id:warning@4"
    yield "partly-erased", array(with_one(1, text(trace(1, metadata=None, rationale=None)))), {"matches": 3, "partly-erased": 1}, "payload-partly-erased:fail@2"
    yield "partly-erased-and-missing", array(with_one(1, '{"traceId":"trace_2","inputContext":null,"outputDecision":{},"rationale":null}')), {"matches": 3, "partly-erased": 1}, "payload-partly-erased:fail@2"
    yield "empty-is-no-null", array(with_one(1, '{"traceId":"trace_2","inputContext":"","metadata":null,"rationale":null}')), {"matches": 3, "partly-erased": 1}, "payload-partly-erased:fail@2"
    yield "fields-missing", array(with_one(1, '{"traceId":"trace_2"}')), one, "payload-mismatch:fail@2"


def unsafe():
    odd = {"matches": 3, "unsafe-number": 1}
    for name, literal in (("digit", "9007199254740993"), ("overflow", "1e400"), ("underflow", "1e-400"), ("long-fraction", "0.30000000000000001")):
        yield f"unsafe-{name}", array(with_one(2, TEXTS[2].replace("1002", f"[[{literal}]]"))), odd, "unsafe-number:indeterminate@3"
    yield "unsafe-before-the-id", array(with_one(2, '{"first": 1e400, ' + TEXTS[2][1:])), odd, "unsafe-number:indeterminate@3"
    yield "unsafe-copy-beside-a-match", array([*TEXTS, TEXTS[2].replace("1002", "1e400")]), ALL, ""
    yield "unsafe-copy-beside-a-difference", array([*with_one(2, text(trace(2, note="x"))), TEXTS[2].replace("1002", "1e400")]), odd, "unsafe-number:indeterminate@3"
    lone = {"matches": 3, "uncanonical": 1}
    yield "lone-surrogate", array(with_one(2, TEXTS[2].replace("rule 2", "\\ud83d"))), lone, "payload-uncanonical:indeterminate@3"
    yield "lone-surrogate-in-key", array(with_one(2, TEXTS[2].replace('"model"', '"\\ude00"'))), lone, "payload-uncanonical:indeterminate@3"
    safe = TEXTS[2].replace("1002", "[0.10,1e23,1180591620717411303424,-0]")
    yield "safe-numbers", array(with_one(2, safe)), ALL, "", evidence(with_one(2, safe))


def erasures():
    gone = array(with_one(1, text(trace(1, **NULLED))))
    listed, open_ = {"matches": 3, "erased-listed": 1}, {"matches": 3, "erased": 1}
    yield "erased", gone, open_, "payload-erased:indeterminate@2", None
    for name, register in (("array", '["trace_2","trace_9"]'), ("objects", '[{"traceId":"trace_2","at":"2026-05-09"}]'), ("by-id", '{"trace_2":"2026-05-09","trace_3":{"by":"dpo"}}'),
                           ("lines", '"trace_2"\n"trace_7"\n'), ("says-why", '[{"traceId":"trace_2","rationale":"Art. 17","metadata":{"ticket":7}}]'), ("holder", '{"erasures":[{"traceId":"trace_2"}]}'), ("envelope-holder", '{"success":true,"data":{"erasures":["trace_2"]}}'), ("escaped", '["trace\\u005f2"]')):
        yield f"erased-register-{name}", gone, listed, "payload-erased:note@2", register
    lacking = array(with_one(1, '{"traceId":"trace_2","inputContext":null,"metadata":null,"rationale":null}'))
    yield "erased-and-missing", lacking, open_, "payload-erased:indeterminate@2", None
    yield "erased-and-missing-listed", lacking, listed, "payload-erased:note@2", '["trace_2"]'
    yield "erased-not-listed", gone, open_, "payload-erased:indeterminate@2", '["trace_3"]'
    for name, register in (("broken", '["trace_2"'), ("not-json", "trace_2\n"), ("twice", '{"trace_2":1,"trace_2":2}'), ("numbers", "[2]"), ("of-traces", gone), ("of-traces-by-id", '{"trace_2":' + text(trace(1, **NULLED)) + '}'), ("one-trace", text(trace(1, **NULLED))), ("trace-lines", '{"traceId":"trace_1"}\n{"traceId":"trace_2","metadata":null}\n'),
                           ("decision", '[{"traceId":"trace_2","outputDecision":{"decision":"deny"}}]'), ("under-traces", '{"traces":["trace_2"]}'), ("envelope-traces", '{"success":true,"data":{"traces":["trace_2"]}}'), ("in-envelope", '{"success":true,"data":["trace_2"]}'), ("element-without-id", '["trace_2",{"id":"trace_3"}]'), ("number-between", '["trace_2",7]'), ("broken-line", '"trace_2"\ntrace_3\n')):
        yield f"erased-register-{name}", gone, open_, "supplied-unreadable:indeterminate payload-erased:indeterminate@2", register
    yield "listed-and-edited", array(with_one(1, text(trace(1, rationale="x")))), {"matches": 3, "mismatch": 1}, "payload-mismatch:fail@2", '["trace_2"]'


def hostile():
    none, bad = {"absent": 4}, "supplied-unreadable:indeterminate payload-absent:note"
    for name, made in (("empty", ""), ("not-json", "traces"), ("truncated", array(TEXTS)[:-1]), ("after-the-end", array(TEXTS) + "]"), ("duplicate-key", array([TEXTS[0][:-1] + ',"agent":"x"}', *TEXTS[1:]])),
                       ("too-deep", '[{"traceId":"trace_1","x":' + "[" * 600 + "]" * 600 + "}]"), ("number", "42"), ("strings", '["trace_1"]'), ("arrays", "[[]]"), ("a-bundle", dump(SOUND).decode())):
        yield f"hostile-{name}", made, none, bad
    yield "hostile-one-bad-line.ndjson", "\n".join([TEXTS[0], TEXTS[1][:-1], TEXTS[2] + "}", TEXTS[3]]), {"matches": 2, "absent": 2}, "supplied-unreadable:indeterminate supplied-unreadable:indeterminate payload-absent:note"
    yield "hostile-elements-between", array([TEXTS[0], "1", "null", '"x"', "[{}]", *TEXTS[1:]]), ALL, ""
    yield "hostile-ids", array([*TEXTS, '{"traceId":7}', '{"traceId":null}', "{}", '{"traceId":""}', '{"traceId":"' + "x" * 5000 + '"}', '{"traceId":["trace_1"]}']), ALL, ""
    yield "hostile-prototype", '{"__proto__":{"traceId":"trace_1"},"constructor":{"a":1},"trace_1":' + TEXTS[0] + "}", {"matches": 1, "absent": 3}, "payload-absent:note"
    deep = TEXTS[0].replace("1000", "[" * 500 + "1" + "]" * 500)
    yield "deep", array(with_one(0, deep)), ALL, "", evidence(with_one(0, deep))


def in_entries():
    carried = evidence(TEXTS, traceView=TRACES)
    yield "in-entries", None, ALL, "", carried
    yield "in-entries-some", None, {"matches": 2, "absent": 2}, "payload-absent:note", evidence(TEXTS, traceView=[TRACES[0], None, TRACES[2], "x"])
    views = [TRACES[0], trace(1, rationale="another"), TRACES[2], TRACES[3]]
    yield "in-entries-edited", None, {"matches": 3, "mismatch": 1}, "payload-mismatch:fail@2", evidence(TEXTS, traceView=views)
    yield "in-entries-edited-and-supplied", array(TEXTS), {"matches": 3, "mismatch": 1}, "payload-mismatch:fail@2", evidence(TEXTS, traceView=views)
    views = [trace(index, rationale="another") for index in range(COUNT)]
    yield "in-entries-all-edited-and-supplied", array(TEXTS), {"mismatch": 4}, " ".join(f"payload-mismatch:fail@{n}" for n in range(1, 5)), \
        evidence(TEXTS, traceView=views)
    yield "in-entries-without-trace-id", None, ALL, "", evidence(TEXTS, traceView=TRACES, traceId=[None] * COUNT)
    yield "trace-id-edited", array(TEXTS), {"matches": 3, "other-id": 1}, "payload-other-id:warning@2", evidence(TEXTS, traceId=["trace_1", "trace_x", "trace_3", "trace_4"])
    yield "trace-id-missing", array(TEXTS), {"matches": 3, "other-id": 1}, "payload-other-id:warning@2", evidence(TEXTS, traceId=["trace_1", None, "trace_3", "trace_4"])
    yield "malformed-digest", array(TEXTS), {"matches": 3, "no-digest": 1}, "malformed-field:fail@2 chain-hash-mismatch:fail@2", without_digest()


def declared_forms():
    one, alone = text(trace(1, rationale="another")), {"mismatch": 1, "absent": 3}
    for name, said in (("canonicalization", {"canonicalization": "python-json"}), ("canonicalization-malformed", {"canonicalization": 7})):
        made = {**SOUND, **said}
        yield f"other-{name}", one, alone, "payload-mismatch:indeterminate@2 payload-absent:note", made
        yield f"other-{name}-matching", array(with_one(1, one)), {"matches": 3, "mismatch": 1}, "payload-mismatch:fail@2", made
    yield "declared-rfc8785", one, alone, "payload-mismatch:fail@2 payload-absent:note", {**SOUND, "canonicalization": "rfc8785", "algorithm": "sha256"}
    yield "declared-null", one, alone, "payload-mismatch:fail@2 payload-absent:note", {**SOUND, "canonicalization": None}
    yield "other-algorithm", one, alone, "unsupported-algorithm:indeterminate payload-mismatch:indeterminate@2 payload-absent:note", {**SOUND, "algorithm": "sha512"}


def without_digest():
    made = evidence(TEXTS)
    made["entries"][1]["payloadDigest"] = "none"
    return made


def claim(counts, want):
    if "payload-mismatch:fail" in want or "partly" in want:
        return "refuted"
    return "proved" if counts == ALL else "not-provable"


def conclusion(want):
    return "failed" if ":fail" in want else "indeterminate" if ":indeterminate" in want else "passed"


def cases():
    for name, traces, counts, want in (*forms(), *differences(), *hostile_plain()):
        yield name, SOUND, traces, None, counts, want
    for name, traces, counts, want, register in erasures():
        yield name, SOUND, traces, register, counts, want
    for name, traces, counts, want, *made in (*unsafe(), *hostile_made(), *in_entries(), *declared_forms()):
        yield name, made[0] if made else SOUND, traces, None, counts, want


def hostile_plain():
    return (case for case in hostile() if len(case) == 4)


def hostile_made():
    return (case for case in hostile() if len(case) == 5)


def files():
    """Relative path -> bytes, with the list of cases in payloads.json and canonical texts in canonical.json."""
    made, lines = {}, []
    for name, evidence_of, traces, register, counts, want in cases():
        stem, dot, ending = name.partition(".")
        folder = f"payloads/{stem}"
        line = {"name": stem, "evidence": f"{folder}/bundle.json", "traces": None, "erasures": None, "conclusion": conclusion(want),
                "claim": claim(counts, want), "counts": counts, "findings": want.split()}
        made[line["evidence"]] = dump(evidence_of)
        if traces is not None:
            line["traces"] = f"{folder}/traces.{ending or 'json'}"
            made[line["traces"]] = traces.encode()
        if register is not None:
            line["erasures"] = f"{folder}/erasures.json"
            made[line["erasures"]] = register.encode()
        lines.append(json.dumps(line))
    listing = {"payloads": lines, "canonical": [json.dumps(item) for item in canonical_list()]}
    return {**made, **{f"{name}.json": ("[\n" + ",\n".join(items) + "\n]\n").encode("ascii") for name, items in listing.items()}}
