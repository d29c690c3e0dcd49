"""The incumbent: the check that the archive's makers publish (verify_day), completed by the replay that they describe.

Computes: json.loads of bundle and manifest; the SHA-256 of the bundle written again with sorted keys, against the
manifest's bundleSha256; per entry the link (prevHash is the chainHash of the entry before, genesis for the first) and
the content (chainHash is sha256 of prevHash, payloadDigest, sequence and createdAt as text). Does not compute: the
digest of the file's own bytes, repeated keys, order, ranges.
"""
import hashlib
import json
import sys

with open(sys.argv[1], "rb") as file:
    bundle = json.loads(file.read())
with open(sys.argv[2], "rb") as file:
    manifest = json.loads(file.read())
actual = hashlib.sha256(json.dumps(bundle, separators=(",", ":"), sort_keys=True).encode()).hexdigest()

previous = "0" * 64
links = contents = 0
for entry in bundle["entries"]:
    if entry["prevHash"] != previous:
        links += 1
    preimage = entry["prevHash"] + entry["payloadDigest"] + str(entry["sequence"]) + entry["createdAt"]
    if hashlib.sha256(preimage.encode()).hexdigest() != entry["chainHash"]:
        contents += 1
    previous = entry["chainHash"]
if actual != manifest["bundleSha256"]:
    contents += 1

print(json.dumps({"entries": len(bundle["entries"]), "links": links, "contents": contents, "sha256": actual}))
