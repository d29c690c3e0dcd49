"""Compressed bundles, written byte by byte after RFC 1951 and 1952, and what must come of each.

Nothing here is compressed by a library, whose output may change from version to version: blocks are stored, or coded with
the fixed Huffman code. Python's own gzip module reads what is sound, and must agree.
"""
import gzip
import hashlib
import struct
import zlib

from build import bundle, chain, digest, dump, edited, manifest

SOUND = dump(bundle(chain(4), declared=True))
HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def stored(data, size=300):
    """RFC 1951, 3.2.4: blocks of at most `size` bytes, the last one marked."""
    parts = [data[at:at + size] for at in range(0, len(data), size)] or [b""]
    return b"".join(struct.pack("<BHH", part is parts[-1], len(part), len(part) ^ 0xffff) + part for part in parts)


def fixed(data):
    """RFC 1951, 3.2.6: one block of literals in the fixed Huffman code."""
    bits = [1, 1, 0]
    for byte in data:
        code, width = (0x30 + byte, 8) if byte < 144 else (0x190 + byte - 144, 9)
        bits += [code >> shift & 1 for shift in range(width - 1, -1, -1)]
    bits += [0] * 7
    bits += [0] * (-len(bits) % 8)
    return bytes(sum(bit << place for place, bit in enumerate(bits[at:at + 8])) for at in range(0, len(bits), 8))


def trailer(data):
    return struct.pack("<II", zlib.crc32(data), len(data) % 2 ** 32)


def member(data, head=HEAD, deflate=stored):
    return head + deflate(data) + trailer(data)


def long_head():
    """Every optional field, and the header's own CRC."""
    head = b"\x1f\x8b\x08\x1f\x40\x9b\xfc\x69\x02\x03" + struct.pack("<H", 6) + b"AB\x02\x00xy" + b"bundle.json\x00" + b"a comment\x00"
    return head + struct.pack("<H", zlib.crc32(head) & 0xffff)


def case(name, title, file, members=1, after=0, want="", exit=0, error=None, offset=None, beside=None, says="", plain=SOUND, named=None):
    """`error` and `offset` say which refusal is right and where; else Python's gzip must give `plain`."""
    expect = {"exit": exit, "findings": want.split(), "says": says}
    if error is not None:
        expect["error"] = {"code": error, "byteOffset": offset}
    else:
        content = file[:len(file) - after]
        if plain is not file and gzip.decompress(content) != plain:
            raise SystemExit(f"{name}: Python reads something else")
        expect["subject"] = {"bytes": len(plain), "sha256": hashlib.sha256(plain).hexdigest()}
        expect["container"] = None if plain is file else {
            "format": "gzip", "bytes": len(file), "sha256": hashlib.sha256(file).hexdigest(), "members": members, "bytesAfter": after}
    return {"name": name, "title": title, "file": file, "named": named or "bundle.json.gz", "manifest": beside, "expect": expect}


def sound():
    one = member(SOUND)
    yield case("stored", "A bundle in a gzip file is read as what it unpacks to.", one)
    yield case("huffman", "So is one that is coded.", member(SOUND, deflate=fixed))
    yield case("long-header", "Extra fields, a name, a comment and the header's CRC carry no meaning, and are checked.", member(SOUND, head=long_head()))
    yield case("two-members", "Members one behind the other are one stream, and that is told.",
               member(SOUND[:500]) + member(SOUND[500:], deflate=fixed), members=2, want="gzip-members", says="2 members")
    yield case("empty-members", "Members may be empty.", member(b"") + one + member(b""), members=3, want="gzip-members")
    yield case("bytes-after", "Bytes behind the end are worth a warning, with their place: no reader of gzip gives them out.",
               one + b"and more", after=8, want="bytes-after-gzip", says=f"8 bytes stand behind the end of the gzip data, at byte {len(one)} of the compressed file")
    yield case("zeros-after", "So are zeros, with which tapes are padded.", one + bytes(512), after=512, want="bytes-after-gzip")
    yield case("half-magic-after", "A single byte of a beginning is none.", one + b"\x1f", after=1, want="bytes-after-gzip", says="1 byte stands behind")
    yield case("named-json", "A gzip file is known by its first bytes, not by its name.", one, named="bundle.json", want="misnamed-file", says="is not named .gz")
    yield case("named-gz", "A file that is named .gz and is none is read as it lies there.", SOUND, named="bundle.json.gz", want="misnamed-file", says="is not compressed")
    tampered = dump(bundle(edited(chain(4), 1, payloadDigest=digest("x")), declared=True))
    yield case("tampered", "What is inside is judged as ever.", member(tampered), plain=tampered, exit=1,
               want="chain-hash-mismatch")


def digests():
    one, made = member(SOUND), bundle(chain(4), declared=True)
    yield case("manifest-of-bundle", "The manifest's digest may be that of the bundle.", one, beside=manifest(made),
               says="What the compressed file unpacks to has the SHA-256 that the manifest records.")
    yield case("manifest-of-file", "Or that of the compressed file, and which it is is said.", one,
               beside=manifest(made, bundleSha256=hashlib.sha256(one).hexdigest()), says="The compressed file's SHA-256 is the one that the manifest records.")
    spaced = dump(made, indent=1)
    yield case("manifest-reencoded", "Or that of the bundle as its export wrote it.", member(spaced), plain=spaced, beside=manifest(made), want="reencoded-bundle")
    yield case("manifest-of-other", "One that is none of these fails.", one, beside=manifest(made, bundleSha256=hashlib.sha256(b"other").hexdigest()),
               want="bundle-digest-mismatch", exit=1, says="and so does that of the compressed file")


def damaged(name, title, file, offset, says):
    return case(name, title, file, exit=3, error="damaged-gzip", offset=offset, says=says)


def refused():
    one = member(SOUND)
    size = len(one)
    yield damaged("cut-header", "A file that ends in its header is refused.", one[:6], 6, "ends within its header")
    yield damaged("cut-data", "So is one that ends in its data.", one[:700], 700, "ends within its compressed data")
    yield damaged("cut-trailer", "So is one whose last bytes are missing.", one[:-1], size - 1, "before its CRC-32 and length are complete")
    yield damaged("no-trailer", "So is one without them.", one[:-8], size - 8, "before its CRC-32 and length are complete")
    yield damaged("crc", "So is one whose CRC-32 does not hold: its content is not what was compressed.",
                  one[:-8] + struct.pack("<I", zlib.crc32(SOUND) ^ 1) + one[-4:], size - 8, "its CRC-32 is not that of its content")
    yield damaged("edited-inside", "So is one whose content was edited in place.", one.replace(b'"sequence":3', b'"sequence":4'), size - 8, "its CRC-32 is not")
    yield damaged("length", "So is one whose length does not hold.", one[:-4] + struct.pack("<I", len(SOUND) + 1), size - 4, "its length is not")
    yield damaged("method", "So is another compression method.", b"\x1f\x8b\x07" + one[3:], 2, "compression method 7")
    yield damaged("reserved-flag", "So is a flag that is reserved.", b"\x1f\x8b\x08\x20" + one[4:], 3, "reserved")
    head = long_head()
    yield damaged("header-crc", "So is a header whose CRC does not hold.", member(SOUND, head=head[:-1] + bytes([head[-1] ^ 1])), len(head) - 2, "its header's CRC")
    yield damaged("data", "So is data that is no deflate stream.", HEAD + b"\x07" + one[11:], 10, "its compressed data is faulty")
    yield damaged("second-member", "A member that begins and is not whole is damage, and no trailing bytes.", one + HEAD, size + 10, "in member 2")
    yield case("not-json", "What it unpacks to is scanned strictly, and places are counted there.", member(SOUND[:40] + b"x" + SOUND[40:]),
               exit=3, error="json-syntax", offset=40, says="Places are counted in what the gzip file unpacks to.")
    yield case("empty", "A gzip file of nothing is no bundle.", member(b""), exit=3, error="truncated-json", offset=0)
    yield case("twice", "A gzip file in a gzip file is not unpacked twice.", member(one), exit=3, error="json-syntax", offset=0)
    yield case("named-gz-torn", "A file named .gz that is neither is told so.", b"? no gzip", exit=3, error="json-syntax", offset=0,
               says="does not begin as a gzip file does")


def cases():
    for group in (sound, digests, refused):
        yield from group()


def files():
    made = {}
    for one in cases():
        made[f"gzip/{one['name']}/{one['named']}"] = one["file"]
        if one["manifest"] is not None:
            made[f"gzip/{one['name']}/manifest.json"] = one["manifest"]
    return made


def index():
    return [{"name": one["name"], "title": one["title"], "file": f"gzip/{one['name']}/{one['named']}", "expect": one["expect"]} for one in cases()]
