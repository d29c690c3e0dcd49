"""The least that Python can do: the published recipe without its digest of the bundle written again.

Computes, for the whole file: the SHA-256 of its bytes; json.loads of it; per entry the link (prevHash is the chainHash
of the entry before, genesis for the first) and the content (chainHash is sha256 of prevHash, payloadDigest, sequence
and createdAt as text). Does not compute: whether the manifest agrees, repeated keys, order, ranges.
"""
import hashlib
import json
import sys

with open(sys.argv[1], "rb") as file:
    data = file.read()
digest = hashlib.sha256(data).hexdigest()
entries = json.loads(data)["entries"]

previous = "0" * 64
links = contents = 0
for entry in entries:
    if entry["prevHash"] != previous:
        links += 1
    preimage = entry["prevHash"] + entry["payloadDigest"] + str(entry["sequence"]) + entry["createdAt"]
    if hashlib.sha256(preimage.encode()).hexdigest() != entry["chainHash"]:
        contents += 1
    previous = entry["chainHash"]

print(json.dumps({"entries": len(entries), "links": links, "contents": contents, "sha256": digest}))
