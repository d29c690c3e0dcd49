"""Time-stamp tokens over the Merkle roots of a chain, made with openssl. Run by hand like timestamps.py: keys are new each time."""
import base64
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from build import bundle, digest, dump, seal  # noqa: E402  (after the switch above, so that no caches are left in the checkout)
from cases_anchors import anchored  # noqa: E402
from timestamp_authority import Bench  # noqa: E402

HERE = Path(__file__).resolve().parent / "stamped-roots"


def stamped(bench, count, part=None, anew=None):
    """A chain of one anchor whose first entry carries a token over the root; from `anew` on, entries made later in their place."""
    entries, root, _ = anchored(count, "rfc6962/bytes")
    entries[0]["eidasTimestamp"] = {"value": base64.b64encode(bench.stamp(root, chain=())).decode()}
    if anew is not None:
        entries[anew]["payloadDigest"] = digest("made anew")
        seal(entries, start=anew, prev=entries[anew]["prevHash"])
    return dump(bundle(entries[:part]))


def main():
    bench = Bench()
    bench.certify("root", "authority")
    bench.certify("tsa", "stamps", "root")
    HERE.mkdir(exist_ok=True)
    (HERE / "root.pem").write_bytes((bench.at / "root.pem").read_bytes())
    (HERE / "whole.json").write_bytes(stamped(bench, 5))
    (HERE / "part.json").write_bytes(stamped(bench, 5, 3))
    (HERE / "rewritten.json").write_bytes(stamped(bench, 5, anew=2))


if __name__ == "__main__":
    main()
