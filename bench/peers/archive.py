"""The published archive's own check, completed: every day's digest against its manifest, as its verify_day does, and the
links and contents of all days as one chain. Prints what bench/archive.mjs compares.
"""
import hashlib
import json
import pathlib
import sys

previous = "0" * 64
count = links = contents = digests = 0
for day in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    bundle = json.loads((day / "bundle.json").read_bytes())
    manifest = json.loads((day / "manifest.json").read_bytes())
    digests += hashlib.sha256(json.dumps(bundle, separators=(",", ":"), sort_keys=True).encode()).hexdigest() != manifest["bundleSha256"]
    for entry in bundle["entries"]:
        count += 1
        links += entry["prevHash"] != previous
        preimage = entry["prevHash"] + entry["payloadDigest"] + str(entry["sequence"]) + entry["createdAt"]
        contents += hashlib.sha256(preimage.encode()).hexdigest() != entry["chainHash"]
        previous = entry["chainHash"]

print(json.dumps({"entries": count, "sha256": "", "links": links + digests, "contents": contents}))
