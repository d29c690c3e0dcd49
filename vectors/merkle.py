"""Merkle trees as their definitions say, by recursion: RFC 6962 section 2.1, and plain pair trees level by level."""
import hashlib

DIALECTS = ["rfc6962/bytes", "rfc6962/text"] + [f"pair/{leaf}/{joined}/{odd}{order}" for order in ("", "/sorted") for joined in ("bytes", "text")
                                                for leaf in ("as-is", "bytes", "text") for odd in ("promote", "duplicate")]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def leaf_of(dialect, chain_hash):
    family, leaf, *_ = dialect.split("/")
    if leaf == "as-is":
        return chain_hash
    data = bytes.fromhex(chain_hash) if leaf == "bytes" else chain_hash.encode("ascii")
    return sha256(b"\0" + data) if family == "rfc6962" else sha256(data)


def node_of(dialect, left, right):
    parts = dialect.split("/")
    if parts[-1] == "sorted":
        left, right = sorted((left, right))
    if parts[0] == "rfc6962":
        return sha256(b"\1" + bytes.fromhex(left) + bytes.fromhex(right))
    return sha256((left + right).encode("ascii") if parts[2] == "text" else bytes.fromhex(left) + bytes.fromhex(right))


def tree(dialect, chain_hashes):
    """(root, [(path, sides) of each leaf])."""
    leaves = [leaf_of(dialect, one) for one in chain_hashes]
    return split_tree(dialect, leaves) if "/promote" in dialect or dialect.startswith("rfc6962") else level_tree(dialect, leaves)


def split_tree(dialect, leaves):
    """MTH(D[n]) = H(1, MTH(D[0:k]), MTH(D[k:n])), k the largest power of two below n."""
    if len(leaves) == 1:
        return leaves[0], [([], [])]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    left, left_proofs = split_tree(dialect, leaves[:k])
    right, right_proofs = split_tree(dialect, leaves[k:])
    proofs = ([(path + [right], sides + ["right"]) for path, sides in left_proofs]
              + [(path + [left], sides + ["left"]) for path, sides in right_proofs])
    return node_of(dialect, left, right), proofs


def level_tree(dialect, leaves):
    """Bitcoin's way: a level of odd length is lengthened by its last node."""
    proofs = [([], []) for _ in leaves]
    level, width = list(leaves), 1
    while len(level) > 1:
        if len(level) % 2:
            level.append(level[-1])
        for index, (path, sides) in enumerate(proofs):
            at = index // width
            path.append(level[at ^ 1])
            sides.append("left" if at % 2 else "right")
        level = [node_of(dialect, level[at], level[at + 1]) for at in range(0, len(level), 2)]
        width *= 2
    return level[0], proofs


LEAVES = [sha256(f"chain hash {index}".encode()) for index in range(20)]
EVERY_SIZE = ("rfc6962/bytes", "pair/bytes/bytes/duplicate")


def trees():
    """Roots of every size from 1 to 20; all proofs in two dialects, in the others those of some sizes."""
    for dialect in DIALECTS:
        for size in range(1, 21):
            root, proofs = tree(dialect, LEAVES[:size])
            item = {"dialect": dialect, "size": size, "root": root}
            if dialect in EVERY_SIZE or size in (3, 7):
                item["proofs"] = [{"path": path, "sides": sides} for path, sides in proofs]
            yield item
