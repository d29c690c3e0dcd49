"""Documents that cannot be read. «<<!>>» marks the offending byte and is taken out."""
from build import MARK, bundle, chain, dump

WHOLE = dump(bundle(chain(5), declared=True))
M = MARK


def in_third(text):
    """Something wrong within the third of three entries."""
    return b'{"entries":[{"sequence":1},{"sequence":2},{"sequence":' + text + b"}]}"


def syntax(c):
    c.begin("json-syntax")
    for name, text, title in (
            ("nan", M + b"NaN", "NaN is no JSON number"), ("infinity", M + b"Infinity", "Infinity is no JSON number"),
            ("minus-infinity", b"-" + M + b"Infinity", "Minus infinity is no JSON number"),
            ("plus", M + b"+1", "A number has no plus sign"), ("leading-point", M + b".5", "A number begins with a digit"),
            ("trailing-point", b"1." + M, "A point is followed by a digit"),
            ("point-exponent", b"1." + M + b"e5", "A point is followed by a digit, not by an exponent"),
            ("leading-zero", b"0" + M + b"1", "A number has no leading zero"),
            ("minus-leading-zero", b"-0" + M + b"1", "A negative number has no leading zero"),
            ("two-minus", b"-" + M + b"-1", "A number has one sign"), ("minus-alone", b"-" + M, "A sign is no number"),
            ("hexadecimal", b"0" + M + b"x10", "A number is decimal"), ("underscore", b"1" + M + b"_000", "A number has no separators"),
            ("empty-exponent", b"1e" + M, "An exponent has digits"),
            ("signed-empty-exponent", b"1E+" + M, "A signed exponent has digits"),
            ("fraction-exponent", b"1e1" + M + b".5", "An exponent has no fraction"),
            ("two-points", b"1.0" + M + b".0", "A number has one point"),
            ("bad-null", b"nul" + M + b"1", "A literal is spelled in full"), ("long-null", b"null" + M + b"l", "A literal ends where it ends"),
            ("true-upper-case", M + b"True", "Literals are lower case"), ("false-short", b"fals" + M + b",1", "A literal is not cut"),
            ("undefined", M + b"undefined", "undefined is no JSON value"),
            ("no-value", M, "A member has a value"), ("bare-word", M + b"one", "A string has quotation marks"),
            ("single-quotes", M + b"'1'", "A string has double quotation marks"), ("wide-digit", M + "１".encode(), "Digits are ASCII"),
            ("no-break-space", M + "\u00a0".encode() + b"1", "A no-break space is no white space"),
            ("form-feed", M + b"\x0c1", "A form feed is no white space"),
            ("nul-byte", M + b"\x001", "A zero byte is no white space"),
            ("comment-line", M + b"// one\n1", "JSON has no comments"), ("comment-block", M + b"/* one */1", "JSON has no comments"),
            ("comment-hash", M + b"# one\n1", "JSON has no comments"),
            ("trailing-comma-array", b"[1," + M + b"]", "An array has no trailing comma"),
            ("trailing-comma-object", b'{"a":1,' + M + b"}", "An object has no trailing comma"),
            ("leading-comma", b"[" + M + b",1]", "An array has no leading comma"),
            ("two-commas", b"[1," + M + b",2]", "Two commas have a value between them"),
            ("no-comma", b"[1 " + M + b"2]", "Elements have a comma between them"),
            ("no-comma-in-object", b'{"a":1 ' + M + b'"b":2}', "Members have a comma between them"),
            ("no-colon", b'{"a" ' + M + b"1}", "A key is followed by a colon"), ("two-colons", b'{"a":' + M + b":1}", "A key is followed by one colon"),
            ("equals", b'{"a"' + M + b"=1}", "A key is followed by a colon"), ("bare-key", b"{" + M + b"a:1}", "A key has quotation marks"),
            ("number-key", b"{" + M + b"1:1}", "A key is a string"), ("wrong-bracket", b"[1" + M + b"}", "Brackets close what they opened"),
            ("wrong-brace", b'{"a":1' + M + b"]", "Braces close what they opened"),
            ("raw-line-feed", b'"a' + M + b'\nb"', "A line feed in a string is escaped"), ("raw-tab", b'"' + M + b'\t"', "A tab in a string is escaped"),
            ("raw-nul", b'"' + M + b'\x00"', "A zero byte in a string is escaped"), ("raw-unit-separator", b'"' + M + b'\x1f"', "U+001F in a string is escaped"),
            ("raw-control-in-key", b'{"a' + M + b'\r":1}', "A control character in a key is escaped"),
            ("bad-escape", b'"\\' + M + b'x41"', "There is no escape x"), ("upper-case-escape", b'"\\' + M + b'U0041"', "There is no escape U"),
            ("quote-escape", b'"\\' + M + b"'\"", "There is no escape for an apostrophe"),
            ("short-unicode-escape", b'"\\u004' + M + b'"', "A Unicode escape has four digits"),
            ("bad-unicode-escape", b'"\\u00' + M + b'g1"', "A Unicode escape has hex digits"),
            ("plus-unicode-escape", b'"\\u' + M + b'+041"', "A Unicode escape has hex digits only")):
        c.refused(name, f"{title}; two entries were read before.", "json-syntax", in_third(text))
    pretty = dump(bundle(chain(5)), indent=2, separators=None)
    at = pretty.index(b'"sequence": 4') + len(b'"sequence": ')
    c.refused("indented", "Line and column of the fourth entry of an indented file.", "json-syntax",
              pretty[:at] + M + b"+" + pretty[at:])
    c.refused("column-in-characters", "A column counts characters and not bytes.", "json-syntax",
              b'{"entries":[\n' + '"é€😀'.encode() + b'"' + M + b"x]}")
    c.refused("crlf-lines", "Lines are counted by line feeds alone.", "json-syntax",
              b'{\r\n"a":1,\r"b":2,\r\n"entries":' + M + b"x}", unfixed=("error.column",))
    c.refused("byte-order-mark-column", "A byte order mark counts in the offset and is no column.", "json-syntax",
              b"\xef\xbb\xbf" + M + b"x")
    c.refused("second-byte-order-mark", "A second byte order mark is no white space.", "json-syntax",
              b"\xef\xbb\xbf" + M + b"\xef\xbb\xbf{}")
    c.refused("byte-order-mark-after-space", "A byte order mark stands at the very beginning.", "json-syntax",
              b" " + M + b"\xef\xbb\xbf{}")
    for name, after, title in (("brace", b"}", "A brace too many"), ("second-document", b"{}", "A second document"),
                               ("comma", b",", "A comma"), ("nul", b"\x00", "A zero byte"), ("text", b"x", "Text"),
                               ("lines", b'{"sequence":6}\n', "Another line")):
        c.refused(f"after-end-{name}", f"{title} after the end, with all entries read.", "json-syntax",
                  WHOLE + b"\n" + M + after)
    c.refused("utf-16-without-mark", "A UTF-16 file without byte order mark ends at its first zero byte.", "json-syntax",
              b"{" + M + '{"entries":[]}'.encode("utf-16-le")[1:])
    c.refused("html", "A web page is not JSON.", "json-syntax", M + b"<!DOCTYPE html><title>502 Bad Gateway</title>")
    c.refused("csv", "A table is not JSON.", "json-syntax", M + b"sequence,prevHash\n1,0\n")


def truncated(c):
    c.begin("truncated-json")
    c.refused("empty-file", "An empty file ends before its document.", "truncated-json", M)
    c.refused("byte-order-mark-only", "A byte order mark alone is no document.", "truncated-json", b"\xef\xbb\xbf" + M)
    c.refused("white-space-only", "White space alone is no document.", "truncated-json", b" \r\n\t\n" + M)
    for name, text in (
            ("after-brace", b"{"), ("in-key", b'{"entr'), ("after-key", b'{"entries"'), ("after-colon", b'{"entries":'),
            ("after-array", b'{"entries":['), ("after-comma", b'{"entries":[{"sequence":1},'), ("after-root-comma", b'{"a":1,'),
            ("in-number", in_third(b"3")[:-3]), ("after-minus", in_third(b"-")[:-3]), ("after-point", in_third(b"3.")[:-3]),
            ("after-exponent", in_third(b"3e")[:-3]), ("in-literal", in_third(b"tru")[:-3]), ("in-string", in_third(b'"abc')[:-3]),
            ("after-backslash", in_third(b'"\\')[:-3]), ("in-unicode-escape", in_third(b'"\\ud83')[:-3]),
            ("after-high-surrogate", in_third(b'"\\ud83d')[:-3]), ("before-entry-end", in_third(b"3")[:-3] + b" "),
            ("after-third-entry", in_third(b"3")[:-2]), ("after-entries", in_third(b"3")[:-1]),
            ("after-entries-and-comma", in_third(b"3")[:-1] + b","), ("root-string", b'"entries'), ("root-minus", b"-"),
            ("root-literal", b"nul"), ("root-point", b"1."), ("in-a-string-never-closed", b'{"entries":[{"id":"a}]}')):
        c.refused(name, f"A file that ends {name.replace('-', ' ')} is truncated.", "truncated-json", text + M)
    for name, part in (("two-byte", b"\xc3"), ("three-byte", b"\xe2\x82"), ("four-byte", b"\xf0\x9f\x98")):
        c.refused(f"in-{name}-character", "A character cut by the end of the file is truncated, not ill-formed.",
                  "truncated-json", in_third(b'"' + part)[:-3] + M, unfixed=("error.column",))
    for step in range(1, 12):
        cut = len(WHOLE) * step // 12
        c.refused(f"bundle-{step:02d}-of-12", f"A bundle cut at {step} twelfths is truncated.", "truncated-json",
                  WHOLE[:cut] + M)
    c.refused("bundle-without-last-byte", "A bundle without its last byte is truncated.", "truncated-json",
              WHOLE[:-1] + M)
    c.refused("envelope", "A cut envelope has read the entries before the cut.", "truncated-json",
              b'{"success":true,"data":' + in_third(b"3")[:-3] + M)


def utf8(c):
    c.begin("invalid-utf8")
    for name, data, title in (
            ("lone-continuation", b"\x80", "A lone continuation byte"), ("overlong-two", b"\xc0\x80", "An overlong zero"),
            ("overlong-c1", b"\xc1\xbf", "An overlong DEL"), ("overlong-three", b"\xe0\x80\xaf", "An overlong solidus of three bytes"),
            ("overlong-four", b"\xf0\x80\x80\xaf", "An overlong solidus of four bytes"),
            ("high-surrogate", b"\xed\xa0\x80", "An encoded high surrogate"),
            ("cesu-pair", b"\xed\xa0\xbd\xed\xb8\x80", "A pair of encoded surrogates"),
            ("beyond-unicode", b"\xf4\x90\x80\x80", "A code point beyond U+10FFFF"), ("f5", b"\xf5\x80\x80\x80", "A byte F5"),
            ("ff", b"\xff", "A byte FF"), ("latin-1", b"\xfcber", "Latin-1 text"), ("cut-two", b"\xc3a", "A cut two-byte character"),
            ("cut-three", b"\xe2\x82a", "A cut three-byte character"), ("cut-four", b"\xf0\x9f\x98a", "A cut four-byte character"),
            ("cut-before-quote", b"\xe2\x82", "A character cut by the closing quotation mark"),
            ("cut-by-lead", b"\xc3\xc3\xa9", "A lead byte after a lead byte"),
            ("too-long", b"\xc3\xa9\xa9", "A continuation byte too many")):
        lead = b"\xc3\xa9" if name == "too-long" else b""
        c.refused(name, f"{title} in a string of the third entry is ill-formed.", "invalid-utf8",
                  in_third(b'"' + "aé".encode() + lead + M + data[len(lead):] + b'"'))
    c.refused("in-key", "An ill-formed key is refused.", "invalid-utf8", in_third(b'{"a' + M + b'\xff":1}'))
    c.refused("outside-strings", "A continuation byte between tokens is ill-formed.", "invalid-utf8",
              in_third(b" " + M + b"\x801"))
    c.refused("after-end", "An ill-formed byte after the end is refused.", "invalid-utf8", WHOLE + M + b"\xff")
    c.refused("utf-16-le", "A UTF-16 file with its mark is not UTF-8.", "invalid-utf8",
              M + b"\xff\xfe" + '{"entries":[]}'.encode("utf-16-le"))
    c.refused("utf-16-be", "A big-endian UTF-16 file is not UTF-8.", "invalid-utf8",
              M + b"\xfe\xff" + '{"entries":[]}'.encode("utf-16-be"))
    c.begin("duplicate-key")
    for name, text in (("in-entry", b'3,' + M + b'"sequence":4'), ("same-value", b'3,' + M + b'"sequence":3'),
                       ("in-entry-escaped", b'3,' + M + b'"\\u0073equence":3'), ("nested", b'{"a":[{"b":1,"c":2,' + M + b'"b":1}]}'),
                       ("proto", b'3,"__proto__":1,' + M + b'"__proto__":1'), ("empty-key", b'3,"":1,' + M + b'"":1'),
                       ("surrogate", b'3,"\\ud800":1,' + M + b'"\\uD800":1'),
                       ("pair-and-raw", '3,"😀":1,'.encode() + M + b'"\\ud83d\\ude00":1'),
                       ("solidus", b'3,"a/b":1,' + M + b'"a\\/b":1'), ("far-apart", b'3,' + b",".join(b'"k%d":0' % i for i in range(40)) + b"," + M + b'"k0":0')):
        c.refused(name, f"A key given twice ({name.replace('-', ' ')}) is refused at the second.", "duplicate-key",
                  in_third(text))
    c.refused("entries", "Two entries arrays in one bundle are refused.", "duplicate-key",
              b'{"entries":[{"sequence":1}],' + M + b'"entries":[]}')
    c.refused("entries-escaped", "Two entries arrays are refused through escapes too.", "duplicate-key",
              b'{"entries":[{"sequence":1}],' + M + b'"\\u0065ntries":[]}')
    c.refused("data", "Two data objects in an envelope are refused.", "duplicate-key",
              b'{"success":true,"data":{},' + M + b'"data":{"entries":[]}}')
    c.refused("unknown-key", "An unknown key given twice is refused as well.", "duplicate-key",
              b'{"x":1,"entries":[{"sequence":1}],' + M + b'"x":2}')
    c.begin("too-deep")
    c.refused("arrays", "Level 513 is refused at its bracket.", "too-deep", b"[" * 512 + M + b"[" + b"]" * 513)
    c.refused("objects", "Level 513 is refused at its brace.", "too-deep", b'{"a":' * 512 + M + b"{}" + b"}" * 512)
    c.refused("in-entry", "Levels are counted from the root.", "too-deep", in_third(b"[" * 509 + M + b"[" + b"]" * 510))
    c.refused("unclosed", "A document of brackets alone is too deep before it is truncated.", "too-deep",
              b"[" * 512 + M + b"[" * 5000)


def shapes(c):
    c.begin("not-a-bundle")
    for name, text in (("number", b"42"), ("negative-number", b"-0.5e1"), ("string", b'"bundle"'), ("null", b"null"),
                       ("true", b"true"), ("array", b"[]"), ("array-of-bundles", b"[" + WHOLE + b"]")):
        c.refused(f"root-{name}", f"A document that is a JSON {name.replace('-', ' ')} is not a bundle.", "not-a-bundle",
                  M + text)
    for name, text, title in (
            ("empty-object", b"{}", "An object without entries"), ("entries-object", b'{"entries":{}}', "Entries that are no array"),
            ("entries-null", b'{"entries":null}', "Null entries"), ("entries-upper-case", b'{"Entries":[]}', "A key Entries"),
            ("entries-under-proto", b'{"__proto__":{"entries":[]}}', "Entries under __proto__"),
            ("manifest", b'{"date":"2026-05-06","entryCount":5}', "A manifest"),
            ("success-missing", b'{"data":{"entries":[]}}', "An envelope that does not say success"),
            ("success-text", b'{"success":"true","data":{"entries":[]}}', "An envelope with success in quotation marks"),
            ("success-one", b'{"success":1,"data":{"entries":[]}}', "An envelope with success 1"),
            ("success-null", b'{"success":null,"data":{"entries":[]}}', "An envelope with success null"),
            ("success-without-data", b'{"success":true}', "An envelope without data"),
            ("data-null", b'{"success":true,"data":null}', "An envelope with null data"),
            ("data-array", b'{"success":true,"data":[]}', "An envelope whose data is an array"),
            ("data-without-entries", b'{"success":true,"data":{}}', "An envelope whose data has no entries"),
            ("data-twice-deep", b'{"success":true,"data":{"success":true,"data":{"entries":[]}}}', "An envelope in an envelope")):
        c.refused(name, f"{title} is not a bundle.", "not-a-bundle", text, unfixed=("error.entriesRead",))
    c.refused("two-places", "Entries in the root and in data are two bundles in one file.", "not-a-bundle",
              b'{"success":true,"data":' + WHOLE + b"," + WHOLE[1:], unfixed=("error.entriesRead",))
    c.refused("two-places-empty", "Entries in two places are refused even where one is empty.", "not-a-bundle",
              b'{"entries":[],"success":true,"data":' + WHOLE + b"}", unfixed=("error.entriesRead",))
    c.refused("api-error", "The API's error answer is refused and its code quoted.", "not-a-bundle",
              b'{"success":false,"error":{"code":"HASH_CHAIN_EXPORT_FAILED","message":"Export failed"}}',
              quoted="HASH_CHAIN_EXPORT_FAILED")
    c.refused("api-error-without-code", "An error answer without a code is refused.", "not-a-bundle", b'{"success":false}')
    c.refused("api-error-with-data", "Data under success false is not opened.", "not-a-bundle",
              b'{"success":false,"data":' + WHOLE + b',"error":{"code":"FORBIDDEN"}}', quoted="FORBIDDEN",
              unfixed=("error.entriesRead",))
    c.begin("first-refusal")
    c.refused("syntax-before-shape", "A file that is not JSON is never called not a bundle.", "json-syntax", b'{"success":false}' + M + b"x")
    c.refused("truncated-before-shape", "A cut error answer is truncated.", "truncated-json", b'{"success":false' + M)
    c.begin("not-found")
    c.add("evidence", "A file that does not exist is not found.", 3, "not-found", None)
    c.add("named-manifest", "A named manifest that does not exist is not found.", 3, "not-found", WHOLE,
          named="absent.json")


def all_cases(c):
    for group in (syntax, truncated, utf8, shapes):
        group(c)
