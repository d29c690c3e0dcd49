#!/usr/bin/env python3
"""Writes the vectors of time-stamp tokens into vectors/timestamps/; with --check sees that its cases are those there.

Needs openssl 3. Keys, serial numbers and times are new in every run, so files cannot be compared; what each case must give
is written here by hand and kept in cases.json. One bundle a case: three entries, a token at the last unless it says else.
"""
import base64
import copy
import hashlib
import json
import shutil
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.dont_write_bytecode = True

import build  # noqa: E402  (after the switch above)
from timestamp_authority import Bench  # noqa: E402

HERE = Path(__file__).resolve().parent / "timestamps"
ROOT = "a" * 63 + "b"


def chain(year=None):
    entries = build.chain(3)
    if year:
        for entry in entries:
            entry["createdAt"] = entry["createdAt"].replace("2026", year)
        build.seal(entries)
    return entries


def hashed(name, hex_text, how):
    data = bytes.fromhex(hex_text) if how == "bytes" else hex_text.encode()
    return hashlib.new(name, data).hexdigest()


def flipped(token, at):
    return token[:at] + bytes([token[at] ^ 1]) + token[at + 1:]


def authorities():
    """Two roots, an authority between, and stamping certificates of every kind."""
    bench = Bench()
    for root in ("root", "other"):
        bench.certify(root, "authority")
    bench.certify("middle", "authority", "root")
    bench.certify("weakroot", "authority", None, None, "20200101000000Z", "20600101000000Z", None, "-md", "sha1")
    bench.certify("tsa", "stamps", "middle")
    bench.key("ec256", "ec:P-256")
    bench.key("ec384", "ec:P-384")
    bench.key("short", "rsa:1024")
    for name in ("ec256", "ec384", "short"):
        bench.certify(name, "stamps", "middle")
    for name, usage in (("notcritical", "stamps-not-critical"), ("andmore", "stamps-and-more"), ("server", "serves"),
                        ("unlimited", "unlimited"), ("unknown", "for-what-nobody-knows")):
        bench.certify(name, usage, "middle", "tsa")
    bench.certify("expired", "stamps", "middle", "tsa", end="20210101000000Z")
    bench.certify("early", "stamps", "middle", "tsa", start="20590101000000Z")
    bench.certify("nobody", "not-an-authority", "root")
    bench.certify("fromnobody", "stamps", "nobody", "tsa")
    bench.certify("sha1signed", "stamps", "middle", "tsa", "20200101000000Z", "20600101000000Z", None, "-md", "sha1")
    bench.certify("psssigned", "stamps", "middle", "tsa", "20200101000000Z", "20600101000000Z", None,
                  "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32")
    bench.certify("samename", "authority", subject="/C=DE/O=Test Trust Services/CN=root")
    soon = (datetime.now(timezone.utc) + timedelta(seconds=60)).strftime("%Y%m%d%H%M%SZ")
    bench.certify("soon", "stamps", "middle", "tsa", end=soon)
    return bench


class Cases:
    def __init__(self, bench):
        self.bench, self.cases, self.files = bench, [], {}

    def add(self, name, title, token, codes="", timestamps="proved", head="proved", trust="root.pem", entries=None,
            at=2, stand="chain hash", **beside):
        """`codes`: what is found at the entry with the token, in order. `token`: DER, or the whole field as JSON."""
        entries = copy.deepcopy(entries or chain())
        field = token
        if isinstance(token, bytes):
            field = {"value": base64.b64encode(token).decode(), **beside}
        entries[at]["eidasTimestamp"] = field
        self.put(name, title, entries, codes, timestamps, head, trust, stand)

    def put(self, name, title, entries, codes="", timestamps="proved", head="proved", trust="root.pem", stand=None):
        if name in self.files:
            raise SystemExit(f"named twice: {name}")
        self.files[name] = build.dump(build.bundle(entries))
        self.cases.append({"name": name, "title": title, "trust": trust, "codes": codes.split(), "timestamps": timestamps,
                           "head": head, "standsFor": stand})


def good(cases, bench, last):
    token = bench.stamp(last)
    serial, _ = bench.told(token)
    cases.add("rsa-sha256", "RSA, SHA-256; the chain hash itself is the imprint", token)
    for size in ("384", "512"):
        for how in ("bytes", "text"):
            made = bench.stamp(hashed(f"sha{size}", last, how), f"sha{size}", digest=f"sha{size}")
            cases.add(f"rsa-sha{size}-{how}", f"RSA, SHA-{size}; the imprint is the hash of the chain hash as {how}", made)
    cases.add("sha256-of-bytes", "the imprint is the SHA-256 of the chain hash's bytes", bench.stamp(hashed("sha256", last, "bytes")))
    cases.add("ecdsa-p256", "ECDSA on P-256", bench.stamp(last, signer="ec256"))
    cases.add("ecdsa-p384", "ECDSA on P-384, SHA-384", bench.stamp(last, signer="ec384", digest="sha384"))
    cases.add("response", "the authority's full answer", bench.stamp(last, response=True))
    cases.add("cms-key-id", "the signer named by its key identifier", bench.sign_as_cms(token, "tsa", "-cades", "-keyid"))
    cases.add("cms-key-id-shared", "two certificates for the key that is named: the one that was signed for is meant",
              bench.sign_as_cms(token, "tsa", "-cades", "-keyid", "-nocerts"), trust="shared-key.pem")
    cases.add("cms-pss", "signed with RSASSA-PSS", bench.sign_as_cms(token, "tsa", "-cades", "-keyopt", "rsa_padding_mode:pss"))
    cases.add("pss-certificate", "a certificate signed with RSASSA-PSS", bench.stamp(last, signer="psssigned"))
    cases.add("expired-now", "a certificate that has expired since, and was valid at the token's time", bench.stamp(last, signer="soon"))
    cases.add("trust-tsa", "the stamping certificate itself is trusted", token, trust="tsa.pem")
    cases.add("trust-der", "a root in DER", token, trust="root.der")
    cases.add("trust-folder", "a folder of roots", token, trust="all")
    cases.add("stripped-supplied", "no certificates inside; the examiner supplies them", bench.stamp(last, certificates=False), trust="all")
    cases.add("same-name", "another root of the same name beside the right one", token, trust="two-roots.pem")
    cases.add("serial-hex", "serial number beside the token in hexadecimal", token, serial=serial)
    cases.add("serial-colons", "with colons, upper case", token, serial=":".join(serial[i:i + 2] for i in range(0, len(serial), 2)).upper())
    cases.add("serial-decimal", "in decimal", token, serial=str(int(serial, 16)))
    cases.add("serial-rounded", "as a JSON number that lost its last digits", token, serial=float(int(serial, 16)))
    cases.add("issuer-name", "issuer beside the token by its common name", token, issuer="tsa")
    cases.add("issuer-subject", "issuer as a distinguished name in another order", token, issuer="CN=tsa, O=Test Trust Services, C=DE")
    cases.add("not-last", "a token at the first entry says nothing of the head", bench.stamp(chain()[0]["chainHash"]), at=0, head="not-provable")
    rooted = chain()
    rooted[2]["merkleRoot"] = ROOT
    cases.add("merkle-root", "a token over the Merkle root says nothing of the head", bench.stamp(ROOT), "anchor-unconfirmed", entries=rooted, head="not-provable", stand="Merkle root")
    cases.add("merkle-root-text", "over the SHA-256 of the root's text", bench.stamp(hashed("sha256", ROOT, "text")), "anchor-unconfirmed", entries=rooted, head="not-provable", stand="Merkle root")
    every = chain()
    for entry in every:
        entry["eidasTimestamp"] = {"value": base64.b64encode(bench.stamp(entry["chainHash"])).decode()}
    cases.put("every-entry", "a token at every entry", every)
    return token


def untrusted(cases, bench, last, token):
    open_ = {"codes": "timestamp-untrusted", "timestamps": "not-provable", "head": "not-provable"}
    cases.add("no-trust", "no root supplied", token, trust=None, **open_)
    cases.add("other-root", "a root that has nothing to do with it", token, trust="other.pem", **open_)
    cases.add("same-name-only", "a root of the same name with another key", token, trust="samename.pem", **open_)
    cases.add("stripped", "no certificates inside, only the root supplied", bench.stamp(last, certificates=False), **open_)
    cases.add("middle-missing", "the authority between is missing", bench.stamp(last, chain=()), **open_)
    cases.add("expired-then", "a certificate that had expired before the token's time", bench.stamp(last, signer="expired"), **open_)
    cases.add("not-yet-valid", "a certificate that was not yet valid", bench.stamp(last, signer="early"), **open_)
    cases.add("from-nobody", "a certificate signed by one that may sign none", bench.stamp(last, signer="fromnobody", chain=("nobody",)), **open_)
    cases.add("critical-unknown", "a critical extension that is not known", bench.sign_as_cms(token, "unknown", "-cades"), **open_)


def unsound(cases, bench, last, token):
    wrong = {"codes": "timestamp-mismatch", "timestamps": "refuted", "head": "not-provable", "stand": "chain hash"}
    other = {**wrong, "stand": None}
    cases.add("wrong-imprint", "a token for something else", bench.stamp("c" * 64), **other)
    cases.add("of-entry-before", "the token of the entry before", bench.stamp(chain()[1]["chainHash"]), **other)
    cases.add("of-payload", "a token over the payload digest", bench.stamp(chain()[2]["payloadDigest"]), **other)
    cases.add("flipped-signature", "one bit of the signature flipped", flipped(token, len(token) - 5), **wrong)
    cases.add("flipped-imprint", "one bit of the imprint flipped", flipped(token, token.index(bytes.fromhex(last)) + 3),
              **{**other, "codes": "timestamp-mismatch timestamp-mismatch"})
    policy = token.index(bytes.fromhex("2b06010401868d1f01"))
    cases.add("flipped-policy", "the policy changed after signing", flipped(token, policy + 8), **wrong)
    cases.add("eku-not-critical", "extended key usage not critical", bench.sign_as_cms(token, "notcritical", "-cades"), **wrong)
    cases.add("eku-and-more", "extended key usage not alone", bench.sign_as_cms(token, "andmore", "-cades"), **wrong)
    cases.add("eku-server", "a certificate for servers", bench.sign_as_cms(token, "server", "-cades"), **wrong)
    cases.add("eku-none", "a certificate without extended key usage", bench.sign_as_cms(token, "unlimited", "-cades"), **wrong)
    cases.add("no-signing-certificate", "no signing-certificate attribute", bench.sign_as_cms(token, "tsa"), **wrong)
    tsa, renewed = (bench.run("x509", "-in", f"{one}.pem", "-outform", "DER") for one in ("tsa", "psssigned"))
    named = hashlib.sha256(tsa).digest()
    cases.add("signing-certificate-other", "the attribute names another certificate", token.replace(named, hashlib.sha256(renewed).digest()), **wrong)
    serial = {**wrong, "codes": "timestamp-mismatch"}
    cases.add("serial-other", "serial number beside the token is another", token, serial="4711", **serial)


def doubtful(cases, bench, last, token):
    cases.add("weak-imprint", "a SHA-1 imprint", bench.stamp(hashlib.sha1(bytes.fromhex(last)).hexdigest(), "sha1"),
              "timestamp-weak", "not-provable", "not-provable")
    cases.add("weak-key", "an RSA key of 1,024 bits", bench.stamp(last, signer="short"), "timestamp-weak", "not-provable", "not-provable")
    cases.add("weak-digest", "signed with SHA-1", bench.stamp(last, digest="sha1"), "timestamp-weak", "not-provable", "not-provable")
    cases.add("weak-certificate", "a certificate signed with SHA-1", bench.stamp(last, signer="sha1signed"), "timestamp-weak", "not-provable", "not-provable")
    cases.add("weak-naming", "the certificate named by SHA-1 alone", bench.stamp(last, ess="sha1"), "timestamp-weak", "not-provable", "not-provable")
    cases.add("issuer-other", "another issuer beside the token", token, "timestamp-differs", issuer="Somebody Else")
    cases.add("issued-other", "another time beside the token", token, "timestamp-differs", issuedAt="2026-05-06T10:00:00Z")
    cases.add("serial-no-number", "a serial number in no known form", token, "timestamp-differs", serial="No. 17")
    later = chain("2051")
    cases.add("before-entry", "a token from before the entry's own time", bench.stamp(later[2]["chainHash"]), "timestamp-before-entry", entries=later)


def unreadable(cases, bench, last, token):
    open_ = {"codes": "timestamp-unreadable", "timestamps": "not-provable", "head": "not-provable", "stand": None}
    encoded = base64.b64encode(token).decode()
    cases.add("rejected", "the authority refused", bench.stamp(last, response=True, policy="1.2.3.4"), **open_)
    cases.add("sha224", "an imprint with a hash that is not supported", bench.stamp(hashlib.sha224(b"").hexdigest(), "sha224"), **open_)
    cases.add("trailing-byte", "a byte behind the token", token + b"\0", **open_)
    cases.add("cut", "the token cut short", token[:-1], **open_)
    cases.add("not-der", "bytes that are no DER", b"a token", **open_)
    cases.add("certificate-only", "a certificate in place of a token", bench.run("x509", "-in", "tsa.pem", "-outform", "DER"), **open_)
    for name, title, field in (("text", "the token as plain text", encoded), ("true", "true", True), ("list", "a list", [encoded]),
                               ("empty", "an empty object", {}), ("null-value", "value null", {"value": None}),
                               ("not-base64", "value not base64", {"value": "%" + encoded}), ("number-value", "value a number", {"value": 7}),
                               ("unpadded", "base64 without its padding", {"value": base64.b64encode(token + b"\0" * (1 + -len(token) % 3)).decode().rstrip("=")})):
        cases.add(f"field-{name}", title, field, **open_)


def make():
    bench = authorities()
    last = chain()[2]["chainHash"]
    cases = Cases(bench)
    token = good(cases, bench, last)
    untrusted(cases, bench, last, token)
    unsound(cases, bench, last, token)
    doubtful(cases, bench, last, token)
    unreadable(cases, bench, last, token)
    cases.put("none", "no token, and a root supplied", chain(), timestamps="not-provable", head="not-provable")
    return bench, cases


def listing(cases):
    return "[\n" + ",\n".join(json.dumps(case) for case in cases.cases) + "\n]\n"


def write(bench, cases):
    shutil.rmtree(HERE, ignore_errors=True)
    (HERE / "trust" / "all").mkdir(parents=True)
    for name in ("root", "other", "tsa", "samename"):
        (HERE / "trust" / f"{name}.pem").write_bytes((bench.at / f"{name}.pem").read_bytes())
    for name in ("root", "middle", "tsa", "other"):
        (HERE / "trust" / "all" / f"{name}.pem").write_bytes((bench.at / f"{name}.pem").read_bytes())
    (HERE / "trust" / "root.der").write_bytes(bench.run("x509", "-in", "root.pem", "-outform", "DER"))
    (HERE / "trust" / "two-roots.pem").write_bytes(b"Two roots\n" + b"".join((bench.at / f"{one}.pem").read_bytes() for one in ("samename", "root")))
    (HERE / "trust" / "shared-key.pem").write_bytes(b"".join((bench.at / f"{one}.pem").read_bytes() for one in ("psssigned", "tsa")))
    for name, content in cases.files.items():
        (HERE / f"{name}.json").write_bytes(content)
    (HERE / "cases.json").write_text(listing(cases))


def main(arguments):
    bench, cases = make()
    if arguments == ["--check"]:
        same = (HERE / "cases.json").read_text() == listing(cases)
        names = {path.stem for path in HERE.glob("*.json")} == set(cases.files) | {"cases"}
        print("the cases are those of this script" if same and names else "the cases differ: run timestamps.py")
        return 0 if same and names else 1
    write(bench, cases)
    print(f"{len(cases.cases)} cases")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
