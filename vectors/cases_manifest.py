"""Cases about what bundle and manifest declare, and about the manifest's digest."""
import hashlib
import json

from build import OTHER_ORGANIZATION, bundle, chain, digest, dump, edited, manifest, raw, without

FIVE = chain(5)
WHOLE = bundle(FIVE, declared=True)
GOOD = manifest(WHOLE)
EDITED = bundle(edited(FIVE, 2, payloadDigest=digest("x")), declared=True)


def over(bytes_of_bundle, made=WHOLE, **more):
    """A manifest whose digest is of these bytes."""
    return manifest(made, bundleSha256=hashlib.sha256(bytes_of_bundle).hexdigest(), **more)


def declared(c):
    c.begin("declared")
    c.failed("from", "A declared start that is not the first sequence is a mismatch.", "range:fromSequence",
             {**WHOLE, "fromSequence": 2}, claims="ppnrn")
    c.failed("to", "A declared end that is not the last sequence is a mismatch.", "range:toSequence",
             {**WHOLE, "toSequence": 6}, claims="ppnrn")
    c.failed("zero", "A declared 0 is a number, and not the first sequence.", "range:fromSequence",
             {**WHOLE, "fromSequence": 0}, claims="ppnrn")
    c.intact("from-only", "One declared end that matches is a declared range.", bundle(FIVE, fromSequence=1),
             claims="ppnpn")
    c.intact("null", "Declared null declares nothing.", bundle(FIVE, fromSequence=None, toSequence=None),
             claims="ppnnn")
    for name, value in (("text", "1"), ("fraction", raw("1.0")), ("exponent", raw("1e0")), ("negative", raw("-1")),
                        ("true", True), ("array", [])):
        c.failed(f"malformed-{name}", "A declared start that is no integer literal is malformed.",
                 "field:fromSequence", {**WHOLE, "fromSequence": value}, claims="ppnrn")
    c.failed("both-malformed", "Malformed declarations stand before mismatches.",
             "field:toSequence range:fromSequence", {**WHOLE, "fromSequence": 3, "toSequence": "5"})
    far = chain(3, 2**53 + 1)
    c.failed("beyond-2-53", "Declared sequences beyond 2^53 are compared digit by digit.", "range:fromSequence",
             {**bundle(far, declared=True), "fromSequence": 2**53}, claims="pnnrn")
    c.failed("in-envelope", "An envelope's declaration is the one of its data.", "range:toSequence",
             {"success": True, "toSequence": 5, "data": {**WHOLE, "toSequence": 4}})
    c.intact("unplaced-do-not-count", "A range is compared with what was placed, in walk order.",
             {**WHOLE, "entries": FIVE[::-1]}, "order@4", claims="ppnpn")


def manifests(c):
    c.begin("manifest")
    c.intact("raw-match", "The recipe's own file and manifest match byte for byte.", WHOLE, manifest=GOOD, claims="ppapp")
    c.intact("named", "A manifest may be named instead of lying beside the bundle.", WHOLE, manifest=GOOD,
             named="elsewhere.json", claims="ppapp")
    c.intact("compact-crlf-bom", "The manifest's own white space, order and byte order mark carry no meaning.", WHOLE,
             manifest=b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"), claims="ppapp")
    c.intact("escaped-keys", "Keys and digest of a manifest may be escaped.", WHOLE,
             manifest=GOOD.replace(b'"bundleSha256"', rb'"bundle\u0053ha256"'), claims="ppapp")
    c.intact("unknown-keys", "Unknown keys of a manifest carry no meaning; its date is not judged.", WHOLE,
             manifest=manifest(WHOLE, date="someday", note={"__proto__": [1, {}]}), claims="ppapp")
    c.failed("edited-after-export", "An edit after the export breaks the entry and the digest.", "content@3 digest",
             EDITED, manifest=GOOD, claims="rpnpr", broken="3 content 2")
    c.failed("manifest-made-after-edit", "A manifest made after the edit attests the edited bundle.", "content@3",
             EDITED, manifest=manifest(EDITED), claims="rpapp")
    c.failed("uncovered-field-edited", "The digest tells of an edit that the replay cannot see.", "digest",
             bundle(edited(FIVE, 2, traceId="forged"), declared=True), manifest=GOOD, claims="ppnpr")
    c.failed("count", "A count that is not the number of entries is a mismatch.", "count", WHOLE,
             manifest=manifest(WHOLE, entryCount=6), claims="ppnrp")
    c.failed("from", "A manifest's start that differs is a mismatch of its own.", "range:manifest.fromSequence", WHOLE,
             manifest=manifest(WHOLE, fromSequence=2), claims="ppnrp")
    c.failed("to", "A manifest's end that differs is a mismatch of its own.", "range:manifest.toSequence", WHOLE,
             manifest=manifest(WHOLE, toSequence=4), claims="ppnrp")
    c.failed("everything", "Every declaration that differs is named, in order.",
             "range:fromSequence range:toSequence range:manifest.fromSequence range:manifest.toSequence count digest",
             {**WHOLE, "fromSequence": 2, "toSequence": 7},
             manifest=manifest(WHOLE, fromSequence=3, toSequence=8, entryCount=0), claims="ppnrr")
    c.failed("count-includes-unplaced", "A malformed element counts as an entry of the bundle.", "element#5",
             bundle([*FIVE, None]), manifest=manifest(bundle([*FIVE, None])), claims="ppapp")
    c.failed("other-bundle", "A manifest of another bundle of the same shape differs in its digest only.", "digest",
             WHOLE, manifest=manifest(bundle(FIVE, organizationId=OTHER_ORGANIZATION)), claims="ppnpr")
    c.intact("without-digest", "A manifest without digest attests no head.", WHOLE,
             manifest=manifest(WHOLE, drop=("bundleSha256",)), claims="ppnpn")
    c.intact("without-count", "A manifest without count attests no head.", WHOLE,
             manifest=manifest(WHOLE, drop=("entryCount",)), claims="ppnpp")
    c.intact("empty-object", "A manifest that says nothing changes nothing.", WHOLE, manifest=b"{}", claims="ppnpn")
    c.intact("nulls", "A manifest of nulls says nothing.", bundle(FIVE),
             manifest=manifest(WHOLE, fromSequence=None, toSequence=None, entryCount=None, bundleSha256=None,
                               exportedAt=None), claims="ppnnn")
    c.unsure("empty-bundle", "A manifest of an empty bundle that matches does not make it pass.", "empty", bundle([]),
             manifest=manifest(bundle([])), unfixed=("claims.head",), broken="null null null")
    c.intact("recipe-inferred", "A manifest attests whatever the recipe is.", bundle(chain(4, recipe="adjudon-decision/pipe")),
             "inferred", manifest=manifest(bundle(chain(4, recipe="adjudon-decision/pipe"))), claims="ppapp")
    c.failed("cut-tail-recounted", "A cut tail with an adjusted count still differs in range and digest.",
             "range:manifest.toSequence digest", bundle(without(FIVE, 4)), manifest=manifest(WHOLE, entryCount=4))


def malformed(c):
    c.begin("manifest-field")
    sha = hashlib.sha256(dump(WHOLE)).hexdigest()
    for field, values in (
            ("fromSequence", (("text", "1"), ("fraction", raw("1.0")), ("negative", raw("-1")))),
            ("toSequence", (("text", "5"), ("exponent", raw("5e0")), ("object", {}))),
            ("entryCount", (("text", "5"), ("fraction", raw("5.0")), ("negative", raw("-5")), ("true", True)))):
        for name, value in values:
            c.failed(f"{field}-{name}", f"A manifest's {field} that is no integer literal is malformed.",
                     f"field:manifest.{field}", WHOLE, manifest=manifest(WHOLE, **{field: value}), claims="ppnrp")
    for name, value in (("upper-case", sha.upper()), ("short", sha[:63]), ("number", 5), ("base64", "q83v"),
                        ("prefix", "sha256:" + sha)):
        c.failed(f"bundleSha256-{name}", "A manifest's digest that is not 64 lower-case hex digits is malformed.",
                 "field:manifest.bundleSha256", WHOLE, manifest=manifest(WHOLE, bundleSha256=value),
                 unfixed=("claims.declared-range", "claims.bundle-digest"))
    for name, value in (("no-zone", "2026-05-07T02:00:03"), ("impossible", "2026-02-30T02:00:03Z"), ("number", 1778),
                        ("empty", "")):
        c.failed(f"exportedAt-{name}", "A manifest's exportedAt that is no RFC 3339 time is malformed.",
                 "field:manifest.exportedAt", WHOLE, manifest=manifest(WHOLE, exportedAt=value),
                 unfixed=("claims.declared-range",))
    c.failed("all", "All malformed fields of a manifest are named, in order.",
             "field:manifest.fromSequence field:manifest.toSequence field:manifest.entryCount "
             "field:manifest.bundleSha256 field:manifest.exportedAt", WHOLE,
             manifest=manifest(WHOLE, fromSequence="1", toSequence="5", entryCount="5", bundleSha256="", exportedAt=""),
             unfixed=("claims.bundle-digest",))
    c.begin("future")
    c.intact("after-export", "An entry made after the export is a warning; one of the very instant is not.", WHOLE,
             "future@5", manifest=manifest(WHOLE, exportedAt=FIVE[3]["createdAt"]), claims="ppapp")
    c.intact("after-export-with-offset", "The export's offset is taken into account.", WHOLE,
             "future@1 future@2 future@3 future@4 future@5", manifest=manifest(WHOLE, exportedAt="2026-05-06T09:59:59+02:00"))
    c.intact("before-export-with-offset", "A later clock time may be an earlier instant.", WHOLE,
             manifest=manifest(WHOLE, exportedAt="2026-05-06T05:30:00-05:00"))
    c.begin("manifest-unreadable")
    for name, data in (("empty", b""), ("white-space", b" \n"), ("garbage", b"\x00\x01\x02garbage"), ("array", b"[]"),
                       ("null", b"null"), ("string", b'"manifest"'), ("truncated", GOOD[:-2]),
                       ("trailing-comma", b'{"entryCount":5,}'), ("nan", b'{"entryCount":NaN}'),
                       ("duplicate-key", b'{"entryCount":5,"entryCount":5}'), ("bytes-after-end", GOOD + b"}"),
                       ("invalid-utf8", b'{"note":"\xff"}'), ("utf-16", GOOD.decode().encode("utf-16"))):
        c.failed(name, "A manifest that cannot be read is a finding, not a missing manifest.", "manifest", WHOLE,
                 manifest=data, claims="ppnpn")
    c.failed("and-edited", "An unreadable manifest does not hide a broken entry.", "content@3 manifest", EDITED,
             manifest=b"<html>", claims="rpnpn")


def reencoded(c):
    c.begin("reencoded")
    hard = {
        "floats": raw("[0.1,-0.0,1e16,1E15,1e-7,0.000001,0.0001,100.0,1.0,5e-324,1e22,123456789.125,1e400,-1e400]"),
        "big-integers": raw("[9007199254740993,123456789012345678901234567890,-0,-1,0]"),
        "non-ascii": "Zürich € 😀 \u007f\u0080\u2028 <&>/",
        "control": "\u0000\u0001\b\t\n\f\r\u001f\"\\",
        "keys": {"\ue000": 1, "\U00010000": 2, "\ud7ff": 3, "10": 4, "9": 5, "é": 6, "e\u0301": 7, "": 8, "a": {"c": 1, "b": []}},
        "lone-surrogates": raw(r'["\ud800","\udc00\ud800","\ud83d\ude00"]'),
        "proto": {"__proto__": {"b": 1, "a": 2}, "constructor": 1}}
    for name, value in hard.items():
        made = bundle(FIVE, declared=True, extra=value)
        again = canonical(made)
        c.intact(name, f"A bundle with {name.replace('-', ' ')} matches after Python's re-serialising only.",
                 dump(made, indent=1, ensure_ascii=False, sort_keys=False, separators=None), "reencoded",
                 manifest=over(again, made), claims="ppapp")
    c.intact("pretty-printed", "A bundle that was pretty-printed after the export matches with a warning.",
             dump(WHOLE, indent=2, separators=None), "reencoded", manifest=GOOD, claims="ppapp")
    c.intact("byte-order-mark", "A byte order mark added after the export matches with a warning.",
             b"\xef\xbb\xbf" + dump(WHOLE), "reencoded", manifest=GOOD, claims="ppapp")
    c.intact("final-line-feed", "A final line feed added after the export matches with a warning.",
             dump(WHOLE) + b"\n", "reencoded", manifest=GOOD, claims="ppapp")
    pretty = dump(WHOLE, indent=2, separators=None)
    c.intact("digest-of-the-file", "A digest of the pretty-printed bytes themselves is a match without warning.",
             pretty, manifest=over(pretty), claims="ppapp")
    far = bundle(chain(3, 2**53), declared=True)
    c.intact("beyond-2-53", "Sequences beyond 2^53 keep their digits in re-serialising.",
             dump(far, indent=2, separators=None), "reencoded", manifest=manifest(far), claims="pnapp")
    c.failed("edited", "A bundle pretty-printed and edited matches neither way.", "content@3 digest",
             dump(EDITED, indent=2, separators=None), manifest=GOOD, claims="rpnpr")
    float_bundle = bundle(FIVE, declared=True, score=raw("1e16"))
    rfc8785 = canonical(float_bundle).replace(b"1e+16", b"10000000000000000")
    c.failed("rfc-8785-digest", "A digest of the RFC 8785 form is not the recipe's digest.", "digest",
             dump(float_bundle, indent=2, separators=None), manifest=over(rfc8785, float_bundle), claims="ppnpr")


def canonical(made):
    """What the export recipe's json.dumps gives for the bundle as it stands in the file."""
    return json.dumps(json.loads(dump(made)), separators=(",", ":"), sort_keys=True).encode()


def all_cases(c):
    for group in (declared, manifests, malformed, reencoded):
        group(c)
