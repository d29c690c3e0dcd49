"""Cases about the written form: white space, escapes, extra keys, envelopes, malformed fields and elements, times."""
import json

from build import GENESIS, TEXT, bundle, chain, digest, dump, edited, manifest, raw, rehash, seal

FIVE = chain(5)
PLAIN = bundle(FIVE)
BOM = b"\xef\xbb\xbf"


def rewritten(old, new, times=-1, made=PLAIN):
    """The compact document with one spelling replaced by another."""
    data, old, new = dump(made), old.encode(), new.encode()
    assert old in data, old
    return data.replace(old, new, times)


def written_forms(c):
    c.begin("form")
    pretty = dump(PLAIN, indent=2, separators=None)
    c.intact("indented", "An indented bundle reads the same.", pretty, claims="ppnnn")
    c.intact("tabs", "A bundle indented with tabs reads the same.", dump(PLAIN, indent="\t", separators=None))
    c.intact("crlf", "A bundle with Windows line ends reads the same.", pretty.replace(b"\n", b"\r\n"))
    c.intact("carriage-returns", "A bundle with carriage returns alone reads the same.", pretty.replace(b"\n", b"\r"))
    c.intact("spaces", "Python's default separators read the same.", dump(PLAIN, separators=None, sort_keys=False))
    c.intact("white-space-everywhere", "White space before and after every token reads the same.",
             b"\n\t " + pretty.replace(b":", b" \r\n:\t", 3).replace(b",", b" , ") + b" \t\r\n\n")
    c.intact("byte-order-mark", "A byte order mark is allowed.", BOM + dump(PLAIN))
    c.failed("byte-order-mark-and-edit", "A byte order mark counts in the offset of a finding.", "content@3",
             BOM + dump(bundle(edited(FIVE, 2, payloadDigest=digest("x")))), broken="3 content 2")
    c.failed("crlf-and-edit", "Carriage returns and characters of several bytes count in the offset of a finding.",
             "content@3", ("{\r\n" + dump(bundle(edited(FIVE, 2, payloadDigest=digest("x")), a="€ 😀"),
                                          ensure_ascii=False).decode()[1:]).encode())
    c.intact("keys-unsorted", "The order of keys carries no meaning.",
             dump({**PLAIN, "entries": [dict(reversed(entry.items())) for entry in FIVE]}, sort_keys=False))
    c.intact("entries-first", "What is said of the bundle may stand after the entries.",
             dump(dict(sorted({**bundle(FIVE, declared=True)}.items(), key=lambda pair: pair[0] != "entries")),
                  sort_keys=False), claims="ppnpn")

    c.begin("escape")
    c.intact("key-entries", "An escaped letter in the key entries is the same key.",
             rewritten('"entries"', r'"\u0065ntries"'))
    c.intact("key-chain-hash", "An escaped letter in the key chainHash is the same key.",
             rewritten('"chainHash"', r'"chain\u0048ash"', 2))
    c.intact("key-sequence", "A key written in escapes only is the same key.",
             rewritten('"sequence"', '"' + "".join(f"\\u{ord(letter):04X}" for letter in "sequence") + '"', 3))
    c.intact("chain-hash", "An escaped digit of a hash is the same digit.",
             rewritten(FIVE[2]["chainHash"], f"\\u{ord(FIVE[2]['chainHash'][0]):04x}" + FIVE[2]["chainHash"][1:]))
    c.intact("created-at", "An escaped letter in createdAt is hashed as the letter.",
             rewritten('Z"', r'\u005a"', 2))
    c.intact("genesis", "Genesis written in escapes is genesis.", rewritten(GENESIS, r"\u0030" * 64))
    c.intact("algorithm", "An escaped algorithm is the same algorithm.", rewritten('"sha256"', r'"\u0073ha256"'))
    c.intact("solidus-and-controls", "Every short escape is read.",
             rewritten('"id":"', r'"note":"\"\\\/\b\f\n\r\t","id":"', 1))
    c.failed("created-at-line-feed", "A line feed at the end of createdAt is malformed.",
             "field:createdAt@2 content@2", rewritten(FIVE[1]["createdAt"], FIVE[1]["createdAt"] + r"\n"))


def extra_keys(c):
    c.begin("extra")
    deep = {"entries": [{"sequence": 1}], "data": {"entries": [1, 2]}, "x": [[[{"chainHash": "0"}]]]}
    c.intact("unknown-keys", "Unknown keys at every level carry no meaning.",
             bundle(edited(FIVE, 1, extra=deep, Sequence=9, CHAINHASH="x", sequence_=7), more=deep))
    c.intact("proto-keys", "A key __proto__ is a key like any other.",
             bundle(edited(FIVE, 1, **{"__proto__": {"sequence": 9, "chainHash": "x"}, "constructor": None,
                                       "toString": 1, "hasOwnProperty": 2}), **{"__proto__": {"entries": []}}))
    bare = edited(FIVE, 2, **{"__proto__": {"chainHash": FIVE[2]["chainHash"]}})
    del bare[2]["chainHash"]
    c.failed("proto-is-no-fallback", "A chain hash under __proto__ does not stand in for a missing one.",
             "field:chainHash@3 content@3 link@4<3", bundle(bare), broken="3 content 2")
    c.intact("surrogate-keys", "Two different lone surrogates and U+FFFD are three different keys.",
             rewritten('"id":', r'"\ud800":1,"\udc00":2,"\ufffd":3,"id":', 1))
    c.intact("similar-keys", "Keys that differ in case or in Unicode normal form are different keys.",
             rewritten('"id":', '"\u00e9":1,"e\u0301":2,"Id":3,"ID":4,"":5,"id ":6,"id":', 1))
    c.intact("depth-512", "512 levels are allowed.", dump(bundle(FIVE, deep=raw("[" * 511 + "]" * 511))))
    c.intact("depth-512-in-entry", "512 levels are allowed within an entry, through objects too.",
             dump(bundle(edited(FIVE, 1, deep=raw('{"a":' * 509 + "1" + "}" * 509)))))
    c.intact("numbers", "Numbers of every shape are allowed where nothing depends on them.",
             dump(bundle(FIVE, numbers=raw("[-0,0.0,-0.0e-0,1E400,1e-400,0.1e+1,123456789012345678901234567890]"))))
    c.intact("raw-characters", "DEL, line separators and characters beyond U+FFFF may stand raw in strings.",
             rewritten('"id":', '"raw\x7f\u2028\u2029":"\x7f\u2028\ufeff\U0001f600\ufffe\U0010ffff","id":', 1))


def envelopes(c):
    c.begin("envelope")
    whole = bundle(FIVE, declared=True)
    c.intact("success", "The API's envelope is opened.", {"success": True, "data": whole}, claims="ppnpn")
    c.intact("success-last", "An envelope may say success after its data.",
             dump({"data": whole, "success": True}, sort_keys=False), claims="ppnpn")
    c.intact("root-wins-over-data-without-entries", "A data object without entries beside entries is an unknown key.",
             bundle(FIVE, data={"count": 5}))
    c.intact("entries-object-in-root", "Only an array entries makes the root a bundle; the envelope is opened.",
             {"entries": {}, "success": True, "data": whole})
    c.intact("manifest", "The manifest's digest is of the bundle in the envelope, after re-serialising.",
             {"success": True, "data": whole}, "reencoded", manifest=manifest(whole), claims="ppapp")
    c.failed("edited", "Offsets in an envelope count from the start of the file.", "content@2",
             dump({"success": True, "data": bundle(edited(FIVE, 1, payloadDigest=digest("x")))}, sort_keys=False))
    empty = {"success": True, "data": bundle([])}
    c.unsure("empty", "An envelope around an empty bundle is empty.", "empty", empty, broken="null null null")


def field_forms(c):
    c.begin("field")
    upper = {"prevHash": "field:prevHash@3 link@3 content@3", "payloadDigest": "field:payloadDigest@3 content@3",
             "chainHash": "field:chainHash@3 content@3 link@4<3", "createdAt": "field:createdAt@3 content@3"}
    for field, want in upper.items():
        missing = edited(FIVE, 2)
        del missing[2][field]
        c.failed(f"{field}-missing", f"A missing {field} is a malformed field.", want, bundle(missing))
        for name, value in (("null", None), ("number", 7), ("empty", ""), ("object", {})):
            c.failed(f"{field}-{name}", f"A {field} that is {json.dumps(value)} is malformed.", want,
                     bundle(edited(FIVE, 2, **{field: value})))
        if field == "createdAt":
            continue
        value = FIVE[2][field]
        for name, text, title in (
                ("upper-case", value.upper(), "in upper case"), ("short", value[:-1], "one digit short"),
                ("long", value + "0", "one digit long"), ("space", value[:-1] + " ", "with a space"),
                ("not-hex", value[:-1] + "g", "with a letter that is no hex digit"),
                ("prefix", "0x" + value[2:], "with a prefix"), ("full-width", value[:-1] + "\uff11", "with a wide 1")):
            c.failed(f"{field}-{name}", f"A {field} {title} is malformed and never equals.", want,
                     bundle(edited(FIVE, 2, **{field: text})))
    consistent = edited(FIVE, 2, payloadDigest=FIVE[2]["payloadDigest"].upper())
    seal(consistent, 2)
    c.failed("upper-case-hashed-consistently", "An upper-case digest is not accepted for being hashed that way.",
             "field:payloadDigest@3 content@3", bundle(consistent))
    shouted = edited(edited(FIVE, 2, chainHash=FIVE[2]["chainHash"].upper()), 3,
                     prevHash=FIVE[2]["chainHash"].upper())
    rehash(shouted[3])
    seal(shouted, 4)
    c.failed("upper-case-link", "Two equal upper-case hashes are no link.",
             "field:chainHash@3 content@3 field:prevHash@4 link@4 content@4", bundle(shouted))
    c.failed("first-prev-hash-missing", "A first entry without prevHash does not carry genesis.",
             "field:prevHash@1 genesis@1 link@1<1 content@1", bundle(edited(FIVE, 0, prevHash=None)),
             claims="rrnnn", broken="1 link null")
    c.failed("all-of-one-entry", "The malformed fields of an entry are named one by one, in order.",
             "field:prevHash@3 field:payloadDigest@3 field:chainHash@3 field:createdAt@3 field:organizationId@3 "
             "link@3 content@3 link@4", bundle(edited(FIVE, 2, prevHash=1, payloadDigest=2, chainHash=3, createdAt=4,
                                                     organizationId=5)))
    c.begin("element")
    for name, value in (("null", None), ("number", 3), ("string", "entry"), ("array", [FIVE[2]]), ("true", True)):
        c.failed(name, f"An element of the kind {name} is no entry.", "gap@4 link@4<4 element#2",
                 bundle([*FIVE[:2], value, *FIVE[3:]]), broken="4 link 2")
    c.failed("extra", "An element too many breaks nothing else and counts as checked.", "element#0 element#6",
             bundle([None, *FIVE, []]), claims="ppnnn", broken="null null 5")
    c.failed("more-than-thousand", "Of 1,003 malformed elements 1,000 are listed and 3 counted.",
             " ".join(f"element#{index}" for index in range(5, 1005)), bundle([*FIVE, *([0] * 1003)]),
             claims="ppnnn")
    c.begin("empty")
    c.unsure("no-entries", "A bundle without entries is never passed.", "empty", bundle([]), claims="nnnnn",
             broken="null null null")
    c.unsure("null-range", "A bundle without entries may declare null.", "empty",
             bundle([], fromSequence=None, toSequence=None), claims="nnnnn")


def timed(*texts, **more):
    entries = chain(len(texts))
    for entry, text in zip(entries, texts):
        entry["createdAt"] = text
    return bundle(seal(entries, recipe=TEXT), **more)


def times(c):
    c.begin("time")
    c.intact("offsets", "Times with offsets are compared as instants and hashed as text.",
             timed("2026-05-06T10:00:00+02:00", "2026-05-06T08:00:01Z", "2026-05-06T03:00:02-05:00",
                   "2026-05-06T08:00:03-00:00"))
    c.intact("lower-case", "Lower-case t and z are RFC 3339.", timed("2026-05-06t08:00:00z", "2026-05-06T08:00:00.1z"))
    c.intact("leap-second", "A leap second is followed by the next second, which is not before it.",
             timed("2016-12-31T23:59:59Z", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"))
    c.intact("fraction-digits", "Fractions of one to twelve digits are compared up to nanoseconds.",
             timed("2026-05-06T08:00:00.1Z", "2026-05-06T08:00:00.10Z", "2026-05-06T08:00:00.100000001Z",
                   "2026-05-06T08:00:00.100000001999Z", "2026-05-06T08:00:00.100000001000Z"))
    c.intact("equal", "Equal times are no regression.", timed(*["2026-05-06T08:00:00.000Z"] * 5))
    c.intact("regression", "A time before that of the entry before is a warning.",
             timed("2026-05-06T08:00:00Z", "2026-05-06T08:00:02Z", "2026-05-06T08:00:01Z", "2026-05-06T08:00:03Z"),
             "regression@3", claims="ppnnn")
    c.intact("regression-by-a-nanosecond", "A nanosecond back is a regression.",
             timed("2026-05-06T08:00:00.000000002Z", "2026-05-06T08:00:00.000000001Z"), "regression@2")
    c.intact("regression-across-offsets", "A later clock time in an earlier zone is a regression.",
             timed("2026-05-06T08:00:00Z", "2026-05-06T09:59:59+02:00", "2026-05-06T08:00:00Z"), "regression@2")
    c.failed("regression-skips-malformed", "An entry without a time is compared with nothing.",
             "field:createdAt@2 content@2", bundle(
                 edited(timed("2026-05-06T08:00:02Z", "2026-05-06T08:00:03Z", "2026-05-06T08:00:01Z")["entries"], 1,
                        createdAt="noon")))
    for name, text in (("impossible-date", "2026-02-30T08:00:00Z"), ("no-zone", "2026-05-06T08:00:00"),
                       ("date-only", "2026-05-06"), ("space", "2026-05-06 08:00:00Z"), ("hour-24", "2026-05-06T24:00:00Z"),
                       ("second-61", "2016-12-31T23:59:61Z"), ("offset-without-colon", "2026-05-06T08:00:00+0200"),
                       ("empty-fraction", "2026-05-06T08:00:00.Z"), ("no-leap-year", "1900-02-29T00:00:00Z"),
                       ("comma", "2026-05-06T08:00:00,5Z"), ("other-digits", "٢٠٢٦-05-06T08:00:00Z")):
        entries = edited(FIVE, 2, createdAt=text)
        c.failed(f"malformed-{name}", f"The time {text!r} is malformed, even where it was hashed as it stands.",
                 "field:createdAt@3 content@3", bundle(seal(entries, 2)))


def all_cases(c):
    for group in (written_forms, extra_keys, envelopes, field_forms, times):
        group(c)
