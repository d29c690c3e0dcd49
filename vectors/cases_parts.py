"""Parts of a chain as the API hands them out: pages of /entries, and single entries."""
import copy

from build import MARK as M, TEXT, bundle, chain, digest, dump, edited, manifest, rehash, seal, without


def page(entries, more=True, **beside):
    return {"success": True, "data": {"entries": entries, "hasMore": more, **beside}}


def newest_first(entries):
    return copy.deepcopy(entries)[::-1]


def pages(c):
    c.begin("page")
    ten = chain(10)
    rechained = seal(without(ten, 3), 3)
    c.intact("newest-first", "A page holds its newest entry first; that is no disorder.", page(newest_first(ten[4:])), "partial",
             claims="pnnnn")
    c.intact("last", "The last page begins the chain.", page(newest_first(ten[:4]), more=False), "partial", claims="ppnnn")
    c.intact("without-envelope", "A page may be stored without its envelope.", page(newest_first(ten))["data"], "partial")
    c.intact("ascending", "A page whose order was turned around is in order.", page(ten), "partial")
    c.intact("one-entry", "A page of one entry.", page(ten[4:5]), "partial", claims="pnnnn")
    c.intact("shuffled", "A page in no order is warned of.", page([ten[3], ten[5], ten[4]]), "partial order@5", claims="pnnnn")
    c.failed("repeated-out-of-order", "An entry of a page that stands once more behind lower ones is out of order, too.",
             "partial order@4 duplicate@5 link@5<5", page([ten[4], ten[3], ten[4]]), claims="rnnnn")
    c.unsure("empty", "An empty page holds nothing to verify.", "empty partial", page([], more=False), claims="nnnnn")
    c.unsure("gap", "Entries that lie between those of a page may not have been asked for: no tampering, no proof.",
             "partial gap@8? link@8<8?", page(newest_first(without(ten, 5, 6))), claims="npnnn", broken="8 link 5")
    c.unsure("search", "A search gives entries far apart.", "partial gap@4? link@4<4? gap@9? link@9<9?",
             page([ten[8], ten[3], ten[0]], more=False), claims="npnnn")
    c.failed("gap-and-edit", "An edited entry of a page fails, whatever is missing around it.",
             "partial content@3 gap@8? link@8<8?", page(newest_first(edited(without(ten, 5, 6), 2, payloadDigest=digest("x")))),
             claims="rpnnn")
    c.failed("gap-before-edit", "An entry behind a gap fails by its content.", "partial gap@8? link@8<8? content@8",
             page(newest_first(edited(without(ten, 5, 6), 5, payloadDigest=digest("x")))), claims="rpnnn")
    c.failed("gap-that-links", "A link that holds over a gap is no matter of asking: an entry was taken out and the rest chained anew.",
             "partial gap@5", page(newest_first(rechained)), claims="ppnnn")
    c.failed("gap-to-genesis", "Genesis behind a gap is no matter of asking.", "partial gap@9 genesis@9 link@9<9 content@9",
             page(newest_first(edited(without(ten, 6, 7), 6, prevHash="0" * 64))))
    c.failed("link", "A broken link between neighbours on a page fails.", "partial link@6",
             page(newest_first(ten[:5] + seal(copy.deepcopy(ten[5:]), prev=digest("x")))), claims="rpnnn")
    c.failed("fork", "Two entries of one sequence on a page are a fork.", "partial fork@5 link@5<5",
             page(newest_first(ten[:5] + [forked(ten[4])] + ten[5:])))
    c.failed("says-it-is-an-export", "What declares an algorithm is an export: its gaps fail.", "order@9 gap@8 link@8<8",
             page(newest_first(without(ten, 5, 6)), algorithm="sha256"))
    c.failed("more-is-null", "hasMore that is neither true nor false makes no page.", "order@9 gap@8 link@8<8",
             page(newest_first(without(ten, 5, 6)), more=None))
    c.failed("more-is-text", "hasMore in quotation marks makes no page.", "order@9 gap@8 link@8<8",
             page(newest_first(without(ten, 5, 6)), more="true"))
    c.failed("malformed", "What is no entry is told on a page, too.", "partial element#0", page(["x", *newest_first(ten)]))
    c.failed("organizations", "A page that mixes organisations.", "partial mixed@7",
             page(newest_first(edited(ten, 6, organizationId="65b1c0ffee0000000000bbbb"))))


def forked(entry):
    twin = {**entry, "payloadDigest": digest("another")}
    rehash(twin)
    return twin


def single(c):
    c.begin("entry")
    three = chain(3)
    second, first = three[1], three[0]

    def answer(entry, **beside):
        return {"success": True, "data": {"entry": entry, "proof": None, **beside}}
    c.intact("by-trace-id", "One entry recomputes; nothing is said of its chain.", answer(second), "partial", claims="pnnnn")
    c.intact("first", "The first entry begins from genesis.", answer(first), "partial", claims="ppnnn")
    c.intact("with-proof", "A proof beside the entry carries no meaning here.", answer(second, proof={"siblings": [1, {"entry": {}}]}), "partial")
    c.intact("by-id", "An entry by its id is what stands under data.", {"success": True, "data": second}, "partial", claims="pnnnn")
    c.intact("alone", "An entry by itself.", second, "partial", claims="pnnnn")
    c.intact("without-envelope", "An entry and its proof without envelope.", {"entry": second, "proof": None}, "partial")
    c.intact("beside-success", "An entry beside success.", {"success": True, "entry": second}, "partial")
    c.intact("with-data-in-it", "An entry that has a member data.", {**second, "data": {"a": 1}}, "partial")
    c.intact("proof-first", "The order of members carries no meaning.",
             b'{"data":{"proof":{"entry":{"sequence":9}},"entry":' + dump(second) + b'},"success":true}', "partial")
    c.intact("indented", "White space carries no meaning.", dump(answer(second), indent=2, separators=None), "partial")
    forged = answer({**second, "payloadDigest": digest("x")})
    c.unsure("edited", "One entry that does not recompute may have been made by another formula.", "unknown partial content@2?", forged,
             claims="nnnnn", broken="2 content null")
    c.failed("edited-pinned", "Under a pinned formula an edited entry fails.", "partial content@2", forged, recipe=TEXT, claims="rnnnn")
    c.failed("genesis", "A second entry cannot carry genesis.", "unknown partial genesis@2 link@2<2? content@2?",
             answer({**second, "prevHash": "0" * 64}))
    c.failed("malformed", "A malformed field is told.", "unknown partial field:chainHash@2 content@2?", answer({**second, "chainHash": 5}))
    c.failed("missing-sequence", "An entry without a sequence cannot be placed.", "partial field:sequence#0",
             answer({key: value for key, value in second.items() if key != "sequence"}))
    c.failed("sequence-alone", "An entry without its hashed fields.",
             "unknown partial field:prevHash@2 field:payloadDigest@2 field:chainHash@2 field:createdAt@2 content@2?", answer({"sequence": 2}))
    c.intact("manifest-beside", "A manifest beside an answer may match it.", {"success": True, "data": second}, "partial",
             manifest=manifest({"entries": [second]}, drop=("bundleSha256",)), claims="pnnpn")
    c.intact("bundle-with-entry", "A bundle with a member entry is a bundle.", bundle(three, entry=second))
    c.begin("not-an-entry")
    both = dump(second)
    for name, text, title in (
            ("null", b'{"success":true,"data":{"entry":null}}', "No entry was found"),
            ("list", b'{"success":true,"data":{"entry":[' + both + b"]}}", "A list of entries"),
            ("success-missing", b'{"data":{"entry":' + both + b"}}", "An envelope that does not say success"),
            ("success-false", b'{"success":false,"data":{"entry":' + both + b"}}", "An error with an entry"),
            ("two", b'{"success":true,"data":{"entry":' + both + b'},"entry":' + both + b"}", "Two entries in two places"),
            ("entry-in-entry", both[:-1] + b',"entry":' + both + b"}", "An entry within an entry"),
            ("entries-no-array", b'{"entry":' + both + b',"entries":{}}', "An entry beside entries that are no array"),
            ("deeper", b'{"success":true,"data":{"data":{"entry":' + both + b"}}}", "An entry too deep"),
            ("no-hash", b'{"sequence":1,"prevHash":"","payloadDigest":""}', "Not all of an entry's hashes")):
        c.refused(name, f"{title} is no entry.", "not-a-bundle", text, unfixed=("error.entriesRead",))
    c.refused("duplicate-key", "A key of the entry given twice is refused.", "duplicate-key",
              b'{"entry":{"sequence":1,' + M + b'"sequence":2}}')
    long = both.replace(b'"sequence":2', b'"sequence":' + M + b"9" * 1001)
    c.refused("sequence-too-long", "A sequence of more than 1,000 digits is refused where it begins.", "limit-exceeded",
              b'{"entry":' + long + b"}", unfixed=("error.line", "error.column"))


def all_cases(c):
    pages(c)
    single(c)
