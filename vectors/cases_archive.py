"""Folders of bundles, one a day, each with what must come of it when it is verified as one chain.

A chain of 20 entries over four days. `want` is written by hand: code[?][@date][#sequence] in the order in which they are
told (`?` indeterminate where the code is not); `claims` are six letters: interior, start, head, declared-range,
bundle-digest, completeness.
"""
import copy
import hashlib
from datetime import datetime, timedelta, timezone

from build import BYTES, OTHER_ORGANIZATION, PIPE, TEXT, bundle, digest, dump, edited, entry_at, manifest, rehash, seal
from cases_gzip import fixed, member

DAYS = ("2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09")
A_DAY = 5


def moment(day, text):
    return f"{DAYS[day]}T{text}Z"


def whole(recipe=TEXT, times=None, count=20):
    entries = [entry_at(index, index + 1) for index in range(count)]
    for index, entry in enumerate(entries):
        entry["createdAt"] = (times or {}).get(index + 1, moment(index // A_DAY, f"{8 + index % A_DAY:02d}:00:00.000"))
    return seal(entries, recipe=recipe)


WHOLE = whole()


def of_day(day, entries=None):
    return copy.deepcopy((entries or WHOLE)[day * A_DAY:(day + 1) * A_DAY])


def exported(day):
    after = datetime.fromisoformat(DAYS[day]).replace(tzinfo=timezone.utc) + timedelta(days=1, hours=2)
    return after.isoformat()


def day_files(day, entries, folder=None, **more):
    made = bundle(entries, declared=bool(entries))
    folder = folder or DAYS[day]
    return {f"{folder}/bundle.json": dump(made),
            f"{folder}/manifest.json": manifest(made, date=DAYS[day], exportedAt=exported(day), **more)}


def archive(entries=None, **days):
    """All four days; `d1=[…]` gives a day other entries, `d1=None` leaves it out."""
    files = {}
    for day in range(4):
        own = days.get(f"d{day}", of_day(day, entries))
        if own is not None:
            files.update(day_files(day, own))
    return files


def case(name, title, files, want, claims, exit, broken=None, arguments=(), extra=None, says=""):
    return {"name": name, "title": title, "files": files, "arguments": list(arguments), "extra": extra or {},
            "expect": {"exit": exit, "findings": want.split(), "claims": claims, "brokenAtSequence": broken, "says": says}}


def recomputed(entries, index, **fields):
    """Entries as somebody made them anew from one on: sound in themselves, and another history."""
    entries = copy.deepcopy(entries)
    entries[index].update(fields)
    return seal(entries, start=index, prev=entries[index]["prevHash"])


def without_manifest(day):
    files = archive()
    del files[f"{DAYS[day]}/manifest.json"]
    return files


def seams():
    yield case("intact", "Four days link from bundle to bundle.", archive(), "", "ppapap", 0)
    other = recomputed(of_day(1), 0, payloadDigest=digest("rewritten"))
    yield case("suffix-rewritten", "A day that was made anew does not carry the day after.", archive(d1=other),
               "seam-mismatch@2026-05-08#11", "rpapap", 1, broken=11, says="does not link to the last entry of 2026-05-07")
    files = archive(d1=other)
    for day in DAYS[1:3]:
        files[f"{day}/bundle.json.gz"] = member(files[f"{day}/bundle.json"])
    yield case("suffix-rewritten-twice", "Nor do further copies that end, or begin, as it does.", files,
               "overlap@2026-05-07#6 seam-mismatch@2026-05-08#11 overlap@2026-05-08#11", "rpapap", 1, broken=11)
    moved = recomputed(of_day(2), 0, prevHash=digest("elsewhere"))
    yield case("other-history", "A day of another history links on neither side.", archive(d2=moved),
               "seam-mismatch@2026-05-08#11 seam-mismatch@2026-05-09#16", "rpapap", 1, broken=11)
    yield case("edited", "An edit inside a day is told at its day, and breaks no seam.",
               archive(d1=edited(of_day(1), 2, payloadDigest=digest("x"))), "chain-hash-mismatch@2026-05-07#8", "rpapap", 1, broken=8)
    late = whole(times={6: moment(0, "07:30:00.000")})
    yield case("time-regression", "A day that begins before the day before ended is worth a warning.", archive(late),
               "time-regression@2026-05-07#6", "ppapap", 0)
    foreign = [{**entry, "organizationId": OTHER_ORGANIZATION} for entry in of_day(3)]
    moved = bundle(foreign, declared=True, organizationId=OTHER_ORGANIZATION)
    mixed = {**archive(), "2026-05-09/bundle.json": dump(moved),
             "2026-05-09/manifest.json": manifest(moved, date=DAYS[3], exportedAt=exported(3))}
    yield case("other-organization", "A chain never mixes organisations, also not from day to day.", mixed,
               "mixed-organizations", "ppapap", 1)


    exchanged = archive()
    for name in ("bundle.json", "manifest.json"):
        one, other = f"{DAYS[1]}/{name}", f"{DAYS[2]}/{name}"
        exchanged[one], exchanged[other] = exchanged[other], exchanged[one]
    yield case("days-exchanged", "Two days under each other's date are one chain, and worth warnings.", exchanged,
               " ".join(f"{code}@{day}" for day in (DAYS[2], DAYS[1]) for code in ("manifest-date-mismatch", "entries-outside-date")),
               "ppapap", 0)


def missing():
    yield case("missing-day", "A day without a bundle is a hole in dates and in sequences; nobody is accused.", archive(d1=None),
               "missing-day@2026-05-07 missing-range@2026-05-08#6", "npapar", 2, says="6 to 10 are in no bundle")
    yield case("missing-days", "Each date of several is listed.", archive(d1=None, d2=None),
               "missing-day@2026-05-07 missing-day@2026-05-08 missing-range@2026-05-09#6", "npapar", 2)
    yield case("missing-manifest", "A bundle without its manifest is told.", without_manifest(2),
               "missing-day@2026-05-08", "ppapnp", 2, says="There is no manifest for 2026-05-08")
    cut = archive()
    del cut[f"{DAYS[3]}/bundle.json"]
    yield case("missing-last", "Behind the last bundle, a manifest that was left shows that a day was taken away.", cut,
               "missing-day@2026-05-09", "ppnpar", 2, says="though a manifest of that day, 2026-05-09/manifest.json, lies there")
    cut = archive()
    del cut[f"{DAYS[0]}/bundle.json"]
    yield case("missing-first", "So does one before the first.", cut, "missing-day@2026-05-06", "pnapar", 2, says="2026-05-06/manifest.json")
    yield case("missing-last-not-asked", "Not of a date that was not asked for.", {**archive(d3=None), f"{DAYS[3]}/manifest.json": archive()[f"{DAYS[3]}/manifest.json"]},
               "", "ppapap", 0, arguments=["--to", DAYS[2]])
    yield case("missing-head-of-day", "Entries cut off the beginning of a day, with a manifest that fits, are in no bundle.",
               archive(d2=of_day(2)[2:]), "missing-range@2026-05-08#11", "npapar", 2)
    yield case("missing-one", "One missing sequence is named alone.", archive(d2=of_day(2)[1:]), "missing-range@2026-05-08#11",
               "npapar", 2, says="Entry 11 is in no bundle")
    yield case("inner-gap", "A gap inside a day is that day's own finding.", archive(d1=of_day(1)[:2] + of_day(1)[3:]),
               "sequence-gap@2026-05-07#9 prev-hash-mismatch@2026-05-07#9", "rpapar", 1, broken=9)
    window = whole(times={5: moment(0, "23:59:59.000"), 6: moment(0, "23:59:59.400"), 7: moment(1, "00:00:00.000")})
    yield case("export-window", "What was made in the second that the export's window leaves out is no tampering.",
               archive(window, d1=of_day(1, window)[1:]), "export-window-gap@2026-05-07#6", "npapar", 0,
               says="leave no other place for them than the last second of 2026-05-06")
    wide = whole(times={5: moment(0, "23:58:00.000"), 6: moment(0, "23:59:59.400"), 7: moment(1, "00:00:00.000")})
    yield case("export-window-open", "A gap whose neighbours leave more room than that second is not explained by it.",
               archive(wide, d1=of_day(1, wide)[1:]), "missing-range@2026-05-07#6", "npapar", 2)
    empty = archive(d1=[])
    yield case("empty-day", "A bundle without entries is a bundle, and its day is not missing.", empty,
               "missing-range@2026-05-08#6 empty-bundle@2026-05-07", "npapar", 2)


def overlaps():
    yield case("overlap", "Two bundles may hold the same entries.", archive(d1=WHOLE[3:10]), "overlap@2026-05-07#4", "ppapap", 0,
               says="both hold entries 4 to 5, with equal content")
    changed = edited(WHOLE[3:10], 1, traceId="trace_other")
    yield case("overlap-conflict", "A field that no hash covers, told differently, is equivocation.", archive(d1=changed),
               "overlap-conflict@2026-05-07#5", "npapap", 1, says="first at 5")
    rewritten = recomputed(WHOLE[3:10], 0, payloadDigest=digest("another"))
    yield case("overlap-history", "So is another history of the same sequences.", archive(d1=rewritten),
               "overlap-conflict@2026-05-07#4 seam-mismatch@2026-05-08#11", "rpapap", 1, broken=11)
    lacking = WHOLE[3:4] + WHOLE[5:10]
    yield case("overlap-lacking", "So is a copy that lacks an entry of the range.", archive(d1=copy.deepcopy(lacking)),
               "overlap-conflict@2026-05-07#5 sequence-gap@2026-05-07#6 prev-hash-mismatch@2026-05-07#6", "rpapar", 1, broken=6,
               says="1 only in 2026-05-06/bundle.json")
    tail = recomputed(of_day(1), 3, payloadDigest=digest("rewritten"))
    yield case("overlap-inside", "A bundle that lies inside a day does not hide that the day after does not link.",
               {**archive(d2=recomputed(of_day(2), 0, prevHash=digest("elsewhere"))), **day_files(1, WHOLE[6:9], folder="2026-05-07_copy")},
               "overlap@2026-05-07#7 seam-mismatch@2026-05-08#11 seam-mismatch@2026-05-09#16", "rpapap", 1, broken=11)
    yield case("overlap-fit", "Of two versions of a day, it is told which one the day after links to.",
               {**archive(), **day_files(1, tail, folder="2026-05-07_copy")}, "overlap-conflict@2026-05-07#9", "npapap", 1,
               says="Both link to 2026-05-06/bundle.json, before them. 2026-05-08/bundle.json, after them, links to 2026-05-07/bundle.json only.")
    moved = recomputed(of_day(1), 0, prevHash=digest("elsewhere"))
    yield case("overlap-fit-neither", "A version of another history links to nothing, and no version need be sound.",
               {**archive(d1=edited(moved, 1, payloadDigest=digest("x"))), **day_files(1, moved, folder="2026-05-07_copy")},
               "seam-mismatch@2026-05-07#6 chain-hash-mismatch@2026-05-07#7 overlap-conflict@2026-05-07#7 seam-mismatch@2026-05-08#11", "rpapap", 1, broken=6,
               says="Neither links to 2026-05-06/bundle.json, before them. 2026-05-08/bundle.json, after them, links to neither of them.")
    one, other = edited(WHOLE[5:9], 1, traceId="trace_one"), edited(WHOLE[4:8], 2, traceId="trace_other")
    three = {"a.json": dump(bundle(WHOLE, declared=True)), "b.json": dump(bundle(one, declared=True)), "c.json": dump(bundle(other, declared=True))}
    yield case("overlaps-three", "Of three versions each two are told, also the two shorter ones.", three,
               "overlap-conflict#7 overlap-conflict#7 overlap-conflict#7", "npnpnp", 1, says="c.json and b.json tell entries 6 to 8 differently")
    same = {**three, "b.json": three["c.json"]}
    yield case("overlaps-same", "A version that lies there twice contradicts the third once, and itself not at all.", same,
               "overlap-conflict#7 overlap-conflict#7 overlap#5", "npnpnp", 1, says="b.json and c.json both hold entries 5 to 8, with equal content")
    page = lambda entries: dump({"success": True, "data": {"entries": entries[::-1], "hasMore": False}})  # noqa: E731
    lacking = {"a.json": page(WHOLE[:6] + WHOLE[7:12]), "b.json": page(edited(WHOLE[3:9], 3, traceId="trace_other")), "c.json": page(WHOLE[4:10])}
    yield case("overlaps-page-lacking", "Two pages contradict each other on an entry that the one that reaches furthest lacks.", lacking,
               "partial-evidence sequence-gap?#8 prev-hash-mismatch?#8 overlap?#4 partial-evidence overlap?#5 overlap-conflict#7 partial-evidence", "npnnnn", 1, broken=8,
               says="b.json and c.json tell entries 5 to 9 differently")


def unreadable():
    files = archive()
    files["2026-05-07/bundle.json"] = files["2026-05-07/bundle.json"][:300]
    yield case("truncated", "A bundle that cannot be read leaves the others verified, and is told; what it would have held is not called missing.", files,
               "missing-range@2026-05-08#6 unreadable-bundle@2026-05-07", "npannn", 2, says="1 bundle could not be read. What the others lack may lie there.")
    files = archive()
    files["2026-05-09/bundle.json"] = files["2026-05-09/bundle.json"][:300]
    yield case("truncated-last", "Where the last one cannot be read, no manifest before it vouches for the head.", files,
               "unreadable-bundle@2026-05-09", "npnnnn", 2, says="1 bundle that was not read may lie behind the last entry that was.")
    files = archive(d2=None)
    files["2026-05-07/bundle.json"] = files["2026-05-07/bundle.json"][:300]
    yield case("truncated-and-missing", "A date without a bundle is a hole also where the bundle of another date cannot be read.", files,
               "missing-day@2026-05-08 missing-range@2026-05-09#6 unreadable-bundle@2026-05-07", "npannr", 2, says='"1 date has no bundle."')
    files = archive(d1=None)
    yield case("truncated-undated", "What cannot be read and bears no date may be the one of any date.", {**files, "part.json": b'{"entries": ['},
               "missing-day@2026-05-07 missing-range@2026-05-08#6 unreadable-bundle", "npnnnn", 2)
    files = archive()
    files["2026-05-07/bundle.json.gz"] = member(files.pop("2026-05-07/bundle.json"))[:-3]
    yield case("compressed-damaged", "A compressed bundle that is damaged is told with its place.", files,
               "missing-range@2026-05-08#6 unreadable-bundle@2026-05-07", "npannn", 2, says="ends before its CRC-32 and length are complete")
    files = archive()
    files["2026-05-07/manifest.json"] = b"{"
    yield case("manifest-unreadable", "A manifest that cannot be read fails, as it does alone.", files,
               "manifest-unreadable@2026-05-07", "ppapnp", 1)
    made = bundle(of_day(1), declared=True)
    files = archive()
    files["2026-05-07/manifest.json"] = manifest(made, date="2026-05-08", exportedAt=exported(1))
    yield case("manifest-date", "A manifest that names another date is worth a warning.", files,
               "manifest-date-mismatch@2026-05-07", "ppapap", 0)


def compressed():
    files = archive()
    for day in DAYS[1:]:
        files[f"{day}/bundle.json.gz"] = member(files.pop(f"{day}/bundle.json"), deflate=fixed)
    yield case("compressed", "Days may be compressed; their manifests are those of the bundles inside.", files, "", "ppapap", 0)
    files["2026-05-08/bundle.json.gz"] += b"hidden"
    yield case("compressed-after", "Bytes behind the end of a compressed day are told at their day.", files,
               "bytes-after-gzip@2026-05-08", "ppapap", 0)
    files = archive()
    files["2026-05-07/bundle.json.gz"] = member(files["2026-05-07/bundle.json"])
    yield case("compressed-beside", "A day that lies there in both forms is two bundles of that date.", files, "overlap@2026-05-07#6", "ppapap", 0)
    other = dump(bundle(edited(of_day(1), 2, traceId="trace_other"), declared=True))
    yield case("compressed-other", "And where they differ, two versions of the day exist.", {**files, "2026-05-07/bundle.json.gz": member(other)},
               "overlap-conflict@2026-05-07#8 bundle-digest-mismatch@2026-05-07", "npaprp", 1)
    files = archive()
    for day in DAYS[1:]:
        files[f"{day}/manifest.json.gz"] = member(files.pop(f"{day}/manifest.json"), deflate=fixed)
    lines = "".join(f"{day},{hashlib.sha256(files[f'{day}/manifest.json.gz']).hexdigest()}\n" for day in DAYS[1:])
    yield case("compressed-manifests", "Manifests may be compressed, and digests kept elsewhere may be those of the compressed files.", files, "", "ppapap", 0,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": lines.encode()}, says="confirm 3 of 4 bundles")
    second = {f"second/{day}/manifest.json.gz": member(archive()[f"{day}/manifest.json"]) for day in DAYS}
    yield case("compressed-manifests-digests", "They may be a folder of such.", files, "", "ppappp", 0, arguments=["--digests", "second"], extra=second)
    yield case("compressed-manifest-after", "Bytes behind the end of one are told as those of a bundle are.",
               {**files, "2026-05-08/manifest.json.gz": files["2026-05-08/manifest.json.gz"] + b"hidden"}, "bytes-after-gzip@2026-05-08", "ppapap", 0,
               says="what it holds is not part of the manifest")
    yield case("compressed-manifest-damaged", "One that is damaged cannot be read, as one that is cut.",
               {**files, "2026-05-08/manifest.json.gz": files["2026-05-08/manifest.json.gz"][:-3]}, "manifest-unreadable@2026-05-08", "ppapnp", 1,
               says="ends before its CRC-32 and length are complete")
    yield case("compressed-manifest-two", "Of a manifest in both forms the plain one counts, and the other is told.",
               {**archive(), "2026-05-08/manifest.json.gz": b"\x1f\x8b"}, "file-passed-over@2026-05-08", "ppapap", 0, says="It is a manifest by its name, and lies beside a bundle that was not compared with it.")
    alone = archive(d3=None)
    alone[f"{DAYS[3]}/manifest.json.gz"] = member(archive()[f"{DAYS[3]}/manifest.json"])
    yield case("compressed-manifest-alone", "One without its bundle shows that a day was taken away.", alone, "missing-day@2026-05-09", "ppnpar", 2)
    files = {f"{day}.json.gz": member(archive()[f"{day}/bundle.json"]) for day in DAYS}
    lines = "".join(f"{name[:10]},{hashlib.sha256(content).hexdigest()}\n" for name, content in files.items())
    yield case("compressed-digests", "Digests kept elsewhere may be those of the compressed files.", files,
               " ".join(f"missing-day@{day}" for day in DAYS), "ppnppp", 2, arguments=["--digests", "digests.csv"], extra={"digests.csv": lines.encode()})


def recipes():
    yield case("all-bytes", "A recipe other than the default is inferred once, for all days.", archive(whole(BYTES)),
               "recipe-inferred", "ppapap", 0)
    mixed = of_day(2)
    previous = WHOLE[9]["chainHash"]
    for entry in mixed:
        entry["prevHash"] = previous
        rehash(entry, PIPE)
        previous = entry["chainHash"]
    yield case("one-day-other", "One chain has one recipe: a day under another fails.", archive(d2=mixed),
               " ".join(f"chain-hash-mismatch@2026-05-08#{sequence}" for sequence in range(11, 16)) + " seam-mismatch@2026-05-09#16",
               "rpapap", 1, broken=11)
    yield case("unknown", "Where no formula is known, nobody is accused.",
               {**day_files(0, edited_all(of_day(0))), **day_files(1, edited_all(of_day(1)))},
               " ".join(f"{code}@{DAYS[day]}" if code == "unknown-recipe" else f"{code}?@{DAYS[day]}#{sequence}"
                        for day in (0, 1) for code, sequence in
                        [("unknown-recipe", 0)] + [("chain-hash-mismatch", day * 5 + step) for step in range(1, 6)]), "nnapap", 2, broken=1)


def edited_all(entries):
    for entry in entries:
        entry["payloadDigest"] = digest(entry["payloadDigest"])
    return entries


def layouts():
    undated = {f"part-{day}.json": dump(bundle(of_day(day))) for day in range(4)}
    yield case("undated", "A folder of bundles without dates is one chain by its sequences.", undated, "", "ppnnnp", 0)
    names = {f"{DAYS[day]}.json": dump(bundle(of_day(day))) for day in range(4)}
    yield case("dated-files", "A date may be the file's name.", names,
               " ".join(f"missing-day@{day}" for day in DAYS), "ppnnnp", 2, says="There is no manifest for")
    pages = {f"page-{page}.json": dump({"success": True, "data": {"entries": WHOLE[max(0, 20 - 8 * (page + 1)):20 - 8 * page][::-1], "hasMore": page < 2}})
             for page in range(3)}
    yield case("pages", "Pages of /entries, newest first, are gathered and laid in order.", pages,
               "partial-evidence partial-evidence partial-evidence", "ppnnnp", 0)
    del pages["page-1.json"]
    yield case("pages-gap", "A page that is missing between others is seen.", pages,
               "partial-evidence missing-range#5 partial-evidence", "npnnnr", 2, says="Entries 5 to 12 are in no bundle")
    page = lambda entries: dump({"success": True, "data": {"entries": entries[::-1], "hasMore": False}})  # noqa: E731
    searched = WHOLE[:5] + WHOLE[7:12]
    yield case("pages-searched", "A search leaves entries out of a page, and another page holds them: nobody told anything differently.",
               {"page-0.json": page(searched), "page-1.json": page(WHOLE[3:10])},
               "partial-evidence sequence-gap?#8 prev-hash-mismatch?#8 overlap?#4 partial-evidence", "npnnnn", 2, broken=8,
               says="Of entries 4 to 10, what both page-0.json and page-1.json hold is equal; 2 only in page-1.json, first at 6.")
    told = copy.deepcopy(WHOLE[3:10])
    told[5]["traceId"] = "trace_other"
    yield case("pages-searched-differ", "What both pages hold is compared all the same.",
               {"page-0.json": page(searched), "page-1.json": page(told)},
               "partial-evidence sequence-gap?#8 prev-hash-mismatch?#8 overlap-conflict#6 partial-evidence", "npnnnn", 1, broken=8, says="tell entries 4 to 10 differently")
    yield case("pages-inner-gap", "Links of a page over entries that it does not hold refute nothing.",
               {"page-0.json": page(WHOLE[:3] + WHOLE[4:8]), "page-1.json": page(WHOLE[8:])},
               "partial-evidence sequence-gap?#5 prev-hash-mismatch?#5 partial-evidence", "npnnnr", 2, broken=5)
    yield case("pages-inner-gap-unread", "What a page lacks may lie in one that cannot be read.",
               {"page-0.json": page(WHOLE[:3] + WHOLE[4:8]), "page-1.json": page(WHOLE[3:8])[:300]},
               "partial-evidence sequence-gap?#5 prev-hash-mismatch?#5 unreadable-bundle", "npnnnn", 2, broken=5)
    nested = {f"adjudon/hash-chain/{name}": content for name, content in archive().items()}
    yield case("nested", "The layout may lie deeper.", nested, "", "ppapap", 0)
    tampered = edited(of_day(1), 2, payloadDigest=digest("x"))
    yield case("bundle-beside", "A sound bundle laid beside the days does not stand for them.",
               {**archive(d1=tampered), "bundle.json": dump(bundle(of_day(0)))},
               "overlap@2026-05-06#1 chain-hash-mismatch@2026-05-07#8", "rpannp", 1, broken=8)
    yield case("file-beside", "Files that are not verified are told: one that is named like a bundle as a warning, others as a note.",
               {**archive(), f"{DAYS[1]}/other.json": b'{"entries": 7}', f"{DAYS[1]}/notes.txt": b"notes"},
               "file-passed-over@2026-05-07 file-passed-over@2026-05-07", "ppapap", 0, says="other.json lies in the archive and was not verified")
    other = dump(bundle(edited(of_day(1), 2, traceId="trace_other"), declared=True))
    for form, name, content in (("", "bundle-2.json", other), ("-compressed", "bundle-2.json.gz", member(other))):
        yield case(f"file-beside-bundle{form}", "What begins as a bundle does is one, also beside a bundle.json, whose manifest is not its own.",
                   {**archive(), f"{DAYS[1]}/{name}": content},
                   "missing-day@2026-05-07 overlap-conflict@2026-05-07#8", "npapnp", 1, says="There is no manifest for 2026-05-07 that belongs to 2026-05-07/bundle-2.json")
    yield case("folder-of-two", "A folder with two bundles is an archive, whatever they are called; its manifest is that of bundle.json.",
               {"bundle.json": dump(bundle(of_day(0), declared=True)), "manifest.json": manifest(bundle(of_day(0), declared=True)), "export.json": other},
               "", "ppnpnp", 0, says='"bundle": "export.json"')
    yield case("from-to", "Only some dates may be asked for.", archive(d0=edited(of_day(0), 0, payloadDigest=digest("x"))),
               "", "pnapap", 0, arguments=["--from", DAYS[1], "--to", DAYS[3]])
    yield case("from-earlier", "Dates that were asked for and are not there are missing.", archive(),
               "missing-day@2026-05-05", "ppapar", 2, arguments=["--from", "2026-05-05"])


def digests():
    files = archive()
    raw = {day: hashlib.sha256(files[f"{day}/bundle.json"]).hexdigest() for day in DAYS}
    lines = "date,sha256\n" + "".join(f"{day},{digest}\n" for day, digest in raw.items())
    yield case("digests", "Digests kept elsewhere prove the bundles' own.", files, "", "ppappp", 0,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": lines.encode()})
    some = "".join(f"{day},{raw[day]}\n" for day in DAYS[:2])
    yield case("digests-some", "Those of some days do not prove all.", files, "", "ppapap", 0,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": some.encode()}, says="confirm 2 of 4 bundles")
    manifests = {f"second/{day}/manifest.json": files[f"{day}/manifest.json"] for day in DAYS}
    yield case("digests-folder", "They may be a folder of manifests.", files, "", "ppappp", 0,
               arguments=["--digests", "second"], extra=manifests)
    later = lines + f"2026-05-10,{digest('a day that was taken away')}\n"
    yield case("digests-later", "A digest of a day behind the last one shows that a bundle is not here; nothing else would.", files,
               "missing-day@2026-05-10", "ppnppn", 2, arguments=["--digests", "digests.csv"], extra={"digests.csv": later.encode()})
    twice = lines + f"2026-05-07,{digest('another version of the day')}\n"
    yield case("digests-two", "Of two digests of one day, one fits: another version of it was recorded, and that is told.", files,
               "bundle-digest-mismatch?@2026-05-07", "ppappn", 2, arguments=["--digests", "digests.csv"], extra={"digests.csv": twice.encode()})
    last = lines + f"2026-05-09,{digest('another version of the day')}\n"
    yield case("digests-two-last", "Of the last day, it may hold entries behind what is taken for the head.", files,
               "bundle-digest-mismatch?@2026-05-09", "ppnppn", 2, arguments=["--digests", "digests.csv"], extra={"digests.csv": last.encode()})
    parts = {f"part-{day}{name}": files[f"{DAYS[day]}/{kind}.json"] for day in range(4) for kind, name in (("bundle", ".json"), ("manifest", ".manifest.json"))}
    yield case("digests-undated", "What is recorded with a date is not missing where it lies there without one.", parts, "", "ppapap", 0,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": lines.encode()})
    yield case("digests-undated-later", "Of what nothing there has, it is told that no bundle bears the date.", parts, "missing-day@2026-05-10", "ppnpan", 2,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": later.encode()}, says="no bundle here bears this date.")
    replaced = {**archive(), **day_files(1, recomputed(of_day(1), 4, traceId="trace_other"))}
    yield case("digests-replaced", "A bundle that was replaced with its manifest is seen by the digest kept elsewhere.", replaced,
               "bundle-digest-mismatch@2026-05-07", "ppaprp", 1,
               arguments=["--digests", "digests.csv"], extra={"digests.csv": lines.encode()})


def cases():
    for group in (seams, missing, overlaps, unreadable, compressed, recipes, layouts, digests):
        yield from group()


def files():
    made = {}
    for one in cases():
        for name, content in one["files"].items():
            made[f"archive/{one['name']}/{name}"] = content
        for name, content in one["extra"].items():
            made[f"archive-beside/{one['name']}/{name}"] = content
    return made


def index():
    return [{key: one[key] for key in ("name", "title", "arguments", "expect")} for one in cases()]
