"""Case folders: archives with the record of what was fetched from a bucket, and what must come of each.

The record is written here by the published form (docs/format/case.md); `want` and `claims` are as in cases_archive.py.
"""
import hashlib
import json

from build import bundle, digest, dump, edited, manifest
from cases_archive import DAYS, WHOLE, archive, case, day_files, exported, of_day, recomputed
from cases_gzip import member

PREFIX = "adjudon/"
SOURCE = {"kind": "s3", "endpoint": "https://s3.example", "region": "eu-central-1", "bucket": "audit", "prefix": PREFIX,
          "pathStyle": True, "versioning": "enabled", "credentials": "anonymous",
          "listedAt": "2026-06-01T09:00:00.000Z", "fetchedAt": "2026-06-01T09:00:12.345Z"}
WHEN = "2026-05-10T02:00:07.000Z"


def sha(content):
    return hashlib.sha256(content).hexdigest()


def fetched(path, content, **more):
    return {"key": PREFIX + path, "versionId": "v1", "isLatest": True, "deleteMarker": False,
            "etag": hashlib.md5(content).hexdigest(), "size": len(content), "lastModified": WHEN, "sse": "AES256",
            "lockMode": "COMPLIANCE", "retainUntil": "2036-05-10T00:00:00.000Z", "legalHold": False,
            "path": path, "sha256": sha(content), "state": "fetched", "why": None, **more}


def absent(path, state="not-fetched", why="The server answered 403 (AccessDenied).", **more):
    return {**fetched(path, b""), "size": 4711, "path": None, "sha256": None, "state": state, "why": why, **more}


def older(path, content, version="v0", **more):
    return {**fetched(path, content), "versionId": version, "isLatest": False, "lastModified": "2026-05-08T02:00:07.000Z",
            "path": f".versions/{path}/{version}.json", **more}


def marker(path, latest=True):
    return absent(path, state="not-asked", why="A delete marker: the object was removed here, and there are no bytes.",
                  isLatest=latest, deleteMarker=True, versionId="m1", etag=None, size=0, sse=None, lockMode=None, retainUntil=None, legalHold=None)


def aside(path, content, /, **more):
    return {"path": f"set-aside/{path}.1", "was": path, "sha256": sha(content), "at": "2026-06-02T10:00:00.000Z", **more}


def record(objects, set_aside=(), **source):
    lines = ",\n".join("    " + json.dumps(one) for one in objects)
    more = f',\n  "setAside": {json.dumps(list(set_aside))}' if set_aside else ""
    return f'{{\n  "schema": "tamperscope.case/1",\n  "source": {json.dumps({**SOURCE, **source})},\n  "objects": [\n{lines}\n  ]{more}\n}}\n'.encode()


def folder(files, objects=None, more=(), **source):
    """A case folder of these files; `more` are objects, with or without content, that stand behind them in the record."""
    listed = [fetched(path, content) for path, content in sorted(files.items())] if objects is None else list(objects)
    placed = {one["path"]: content for one, content in more if content is not None}
    return {**files, **placed, "tamperscope-case.json": record(listed + [one for one, _ in more], **source)}


BUNDLE = f"{DAYS[1]}/bundle.json"
MANIFEST = f"{DAYS[1]}/manifest.json"


def fetches():
    yield case("case-whole", "A case folder says where its files came from, and that they are what was fetched.", folder(archive()), "", "ppapap", 0,
               says='"bucket": "audit"')
    files = archive()
    files[f"{DAYS[2]}/bundle.json.gz"] = member(files.pop(f"{DAYS[2]}/bundle.json"))
    yield case("case-compressed", "A compressed bundle is compared as it was fetched.", folder(files), "", "ppapap", 0)
    listed = [fetched(path, content) for path, content in sorted(archive().items())]
    touched = {**archive(), BUNDLE: dump(bundle(of_day(1), declared=True), indent=1)}
    yield case("case-changed", "A file that is not the one that was fetched was changed in the folder: no word against who made it.",
               folder(touched, listed), "changed-since-fetch@2026-05-07 reencoded-bundle@2026-05-07", "ppapap", 2,
               says="The case folder was changed since; what is found in this file says nothing about the bucket.")
    broken = {**archive(), BUNDLE: dump(bundle(edited(of_day(1), 2, payloadDigest=digest("x")), declared=True))}
    yield case("case-edited", "What such a file shows is judged as it lies there, and whose doing it is stays open.", folder(broken, listed),
               "changed-since-fetch@2026-05-07 chain-hash-mismatch@2026-05-07#8 bundle-digest-mismatch@2026-05-07", "rpaprp", 1, broken=8)
    gone = archive()
    del gone[BUNDLE], gone[MANIFEST]
    yield case("case-gone", "A bundle that was fetched and is gone is no day that is missing from the bucket.", folder(gone, listed),
               "changed-since-fetch@2026-05-07 changed-since-fetch@2026-05-07 missing-range@2026-05-08#6", "npapan", 2,
               says="was fetched, and can no longer be read in the case folder")
    yield case("case-added", "A file that the record does not name is told.", {**folder(archive()), "notes.txt": b"x"}, "not-in-case-record", "ppapap", 0)
    moved = b"somebody wrote here"
    for name, lies, says in (("set-aside", moved, "It lies there as it was."), ("set-aside-gone", None, "It can no longer be read there."), ("set-aside-touched", b"again", "It was changed again since.")):
        there = folder(archive(), set_aside=[aside(BUNDLE, moved)])
        if lies is not None:
            there[f"set-aside/{BUNDLE}.1"] = lies
        yield case(f"case-{name}", "What a fetch set aside is told, and never verified.", there, "not-in-case-record@2026-05-07", "ppapap", 0, says=says)
    yield case("case-not-fetched", "A bundle that the bucket would not give is no missing day, and nothing is said of it.",
               folder(gone, more=[(absent(BUNDLE), None), (absent(MANIFEST), None)]),
               "object-not-fetched@2026-05-07 object-not-fetched@2026-05-07 missing-range@2026-05-08#6", "npapan", 2, says="The server answered 403 (AccessDenied).")
    yield case("case-not-asked", "What was not asked for is not told.", folder(archive(), more=[(absent("notes.txt", state="not-asked", why="No bundle."), None)]),
               "", "ppapap", 0)
    aside_why = {"state": "not-asked", "why": "Outside the dates asked for."}
    for name, day, letters in (("last", 3, "ppnpan"), ("first", 0, "pnapan")):
        less = archive(**{f"d{day}": None})
        unasked = [(absent(f"{DAYS[day]}/{one}.json", **aside_why), None) for one in ("bundle", "manifest")]
        yield case(f"case-not-asked-{name}", f"That the {name} day was not asked for is told, and nothing is claimed of it.", folder(less, more=unasked),
                   f"object-not-fetched@{DAYS[day]}", letters, 0, says="was not asked for when this folder was fetched")
    yield case("case-not-asked-between", "A day between that was not asked for is a hole, and no day without decisions.",
               folder(gone, more=[(absent(BUNDLE, **aside_why), None), (absent(MANIFEST, **aside_why), None)]),
               "object-not-fetched@2026-05-07 missing-range@2026-05-08#6", "npapan", 2, says="was listed in the bucket and not asked for")
    less = archive(d3=None)
    unasked = [(absent(f"{DAYS[3]}/bundle.json", **aside_why), None)]
    yield case("case-not-asked-wanted", "So is one of the dates that are asked for when it is verified.", folder(less, more=unasked),
               "object-not-fetched@2026-05-09", "pnnpan", 2, arguments=["--from", DAYS[2], "--to", DAYS[3]])
    yield case("case-not-asked-outside", "Of other dates than these it is not told.", folder(less, more=unasked), "", "pnapap", 0, arguments=["--from", DAYS[1], "--to", DAYS[2]])
    yield case("case-not-asked-undated", "A bundle without a date may be of any day.", folder(archive(), more=[(absent("x.json", state="not-asked", why="Dates were asked for, and its name has none."), None)]),
               "object-not-fetched", "ppnpan", 0, says="1 bundle (without a date)")
    last = f"{DAYS[3]}/bundle.json"
    yield case("case-not-fetched-last", "That the last day could not be had is told, and no last day is claimed.", folder(less, more=[(absent(last), None)]),
               "object-not-fetched@2026-05-09", "ppnpan", 2)
    yield case("case-removed-last", "A last day that the bucket does not list any more was there: an earlier fetch brought it.",
               folder(less, more=[(older(last, archive()[last], why="It was fetched earlier; the bucket no longer lists this version of it."), archive()[last])]),
               "missing-day@2026-05-09", "ppnpar", 2, says="because the bucket no longer lists it, in any version. An earlier fetch brought it: .versions/2026-05-09/bundle.json/v0.json.")
    unlisted = absent(last, isLatest=False, why="An earlier fetch found it listed and did not bring it; the bucket no longer lists it.")
    yield case("case-removed-unseen", "So it was where the fetch found it listed, and did not bring it in time.", folder(less, more=[(unlisted, None)]),
               "object-not-fetched@2026-05-09 missing-day@2026-05-09", "ppnpar", 2, says="An earlier fetch found it listed: 2026-05-09/bundle.json.")
    yield case("case-unfinished", "A fetch that was not finished leaves the question open.", folder(archive(), fetchedAt=None), "object-not-fetched", "ppapap", 2,
               says="The fetch from the bucket was not finished")
    yield case("case-from-to", "Dates that are not asked for are not told of.", folder(gone, more=[(absent(BUNDLE), None), (absent(MANIFEST), None)]),
               "", "pnapap", 0, arguments=["--from", DAYS[2], "--to", DAYS[3]])
    yield case("case-nothing", "Where the bucket gave nothing, the record says so.", {"tamperscope-case.json": record([absent(BUNDLE)])},
               "empty-bundle object-not-fetched@2026-05-07", "nnnnnn", 2)


def versions():
    files = archive()
    bundled = files[BUNDLE]
    yield case("versions-same", "A key of two versions with the same bytes is worth a warning.", folder(files, more=[(older(BUNDLE, bundled), bundled)]),
               "multiple-versions@2026-05-07", "ppapap", 0, says="version v0 of 2026-05-08T02:00:07.000Z has the same bytes")
    spaced = dump(bundle(of_day(1), declared=True), indent=1)
    yield case("versions-equal", "So is one whose bytes differ and whose entries are equal.", folder(files, more=[(older(BUNDLE, spaced), spaced)]),
               "multiple-versions@2026-05-07", "ppapap", 0, says="holds equal entries")
    changed = dump(bundle(edited(of_day(1), 2, traceId="trace_other"), declared=True))
    yield case("versions-differ", "Versions that tell an entry differently are equivocation, with the origin of both.",
               folder(files, more=[(older(BUNDLE, changed), changed)]), "multiple-versions@2026-05-07 overlap-conflict@2026-05-07#8", "npapap", 1,
               says='"otherVersion": "v0"')
    rewritten = dump(bundle(recomputed(of_day(1), 1, payloadDigest=digest("another")), declared=True))
    yield case("versions-rewritten", "So is another history.", folder(files, more=[(older(BUNDLE, rewritten), rewritten)]),
               "multiple-versions@2026-05-07 overlap-conflict@2026-05-07#7", "npapap", 1, says="4 differ, first at 7")
    shorter = dump(bundle(of_day(1)[:3], declared=True))
    yield case("versions-grown", "A bundle that was exported again with further entries contradicts nothing.",
               folder(files, more=[(older(BUNDLE, shorter), shorter)]), "multiple-versions@2026-05-07", "ppapap", 0, says="holds equal entries, and 2 fewer")
    last = day_files(3, of_day(3)[:3])
    cut, before = {**files, **last}, files[f"{DAYS[3]}/bundle.json"]
    yield case("versions-cut", "One that lacks entries that an older version holds does.", folder(cut, more=[(older(f"{DAYS[3]}/bundle.json", before), before)]),
               "multiple-versions@2026-05-09 overlap-conflict@2026-05-09#19", "npapap", 1, says="2 only in the older (version v0")
    torn = bundled[:300]
    yield case("versions-torn", "One that cannot be read is not compared, and that is told.", folder(files, more=[(older(BUNDLE, torn), torn)]),
               "multiple-versions@2026-05-07 unreadable-bundle@2026-05-07", "ppapap", 2)
    yield case("versions-absent", "Nor one that was not fetched.", folder(files, more=[(absent(BUNDLE, isLatest=False, versionId="v0"), None)]),
               "object-not-fetched@2026-05-07 multiple-versions@2026-05-07", "ppapap", 2, says="1 of them is not here and could not be compared.")
    touched = folder(files, more=[(older(BUNDLE, bundled), bundled)])
    touched[f".versions/{BUNDLE}/v0.json"] = changed
    yield case("versions-touched", "Nor one that was changed since it was fetched: it condemns nobody.", touched,
               "changed-since-fetch@2026-05-07 multiple-versions@2026-05-07 unreadable-bundle@2026-05-07", "ppapap", 2)
    gone = archive()
    del gone[BUNDLE], gone[MANIFEST]
    yield case("versions-deleted", "A bundle that was deleted, and whose older version is still there, is told in so many words.",
               folder(gone, more=[(marker(BUNDLE), None), (older(BUNDLE, bundled), bundled)]),
               "multiple-versions@2026-05-07 missing-day@2026-05-07 missing-range@2026-05-08#6", "npapar", 2,
               says="was deleted in the bucket: its latest version (version m1 of 2026-05-10T02:00:07.000Z) is a delete marker. 1 version of it was still listed behind it")
    last_bundle = f"{DAYS[3]}/bundle.json"
    shortened = archive()
    final = shortened.pop(last_bundle)
    del shortened[f"{DAYS[3]}/manifest.json"]
    yield case("versions-deleted-last", "Also where it is the last: nothing else would show that it was there.",
               folder(shortened, more=[(marker(last_bundle), None), (older(last_bundle, final), final)]),
               "multiple-versions@2026-05-09 missing-day@2026-05-09", "ppnpar", 2, says="There is no bundle for 2026-05-09, because it was deleted in the bucket")
    yield case("versions-deleted-only", "Also where nothing but the delete marker was listed.", folder(shortened, more=[(marker(last_bundle), None)]),
               "missing-day@2026-05-09", "ppnpar", 2, says="its latest version is a delete marker")
    early = "2026-04-01/bundle.json"
    outside = absent(early, state="not-asked", why="Outside the dates asked for.", isLatest=False, versionId="v0")
    yield case("versions-deleted-not-asked", "Not where only other dates were fetched.", folder(archive(), more=[(marker(early), None), (outside, None)]),
               "multiple-versions@2026-04-01", "ppapap", 0, says="was deleted in the bucket")
    yield case("versions-deleted-asked", "But where its date is one of those that were fetched.",
               folder(shortened, more=[(marker(early), None), (outside, None), (marker(last_bundle), None), (older(last_bundle, final), final)]),
               "multiple-versions@2026-04-01 multiple-versions@2026-05-09 missing-day@2026-05-09", "ppnpar", 2, says="There is no bundle for 2026-05-09, because it was deleted in the bucket")
    yield case("versions-restored", "So is one that was deleted and put there again.",
               folder(files, more=[(marker(BUNDLE, latest=False), None), (older(BUNDLE, bundled), bundled)]), "multiple-versions@2026-05-07", "ppapap", 0,
               says="it was deleted once and put there again")
    other = manifest(bundle(of_day(1), declared=True), date=DAYS[1], exportedAt=exported(1), bundleSha256=digest("an earlier bundle"))
    yield case("versions-manifest", "Of a manifest, that an older version records another digest.", folder(files, more=[(older(MANIFEST, other), other)]),
               "multiple-versions@2026-05-07", "ppapap", 0, says="is another manifest, and records another digest of the bundle")
    three = [(older(BUNDLE, bundled), bundled), (older(BUNDLE, changed, version="v00"), changed)]
    yield case("versions-three", "Each older version is compared with the latest.", folder(files, more=three),
               "multiple-versions@2026-05-07 overlap-conflict@2026-05-07#8", "npapap", 1, says="The case record holds 3 versions")


def hostile():
    sound = json.loads(record([fetched(BUNDLE, b"x")]))
    one = sound["objects"][0]

    def with_object(**more):
        return json.dumps({**sound, "objects": [{**one, **more}]}).encode()

    bad = {
        "cut": record([fetched(BUNDLE, b"x")])[:-3],
        "array": b"[]",
        "empty": b"",
        "twice": json.dumps(sound)[:-1].encode() + b', "schema": "tamperscope.case/1"}',
        "other-schema": json.dumps({**sound, "schema": "tamperscope.case/2"}).encode(),
        "no-source": json.dumps({key: sound[key] for key in ("schema", "objects")}).encode(),
        "source-text": json.dumps({**sound, "source": "s3"}).encode(),
        "objects-object": json.dumps({**sound, "objects": {}}).encode(),
        "object-text": json.dumps({**sound, "objects": ["x"]}).encode(),
        "climbs": with_object(path="../../etc/passwd"),
        "absolute": with_object(path="/etc/passwd"),
        "drive": with_object(path="C:/x.json"),
        "backslash": with_object(path="a\\..\\b.json"),
        "control": with_object(path="a\u0000.json"),
        "no-digest": with_object(sha256=None),
        "digest-upper": with_object(sha256=one["sha256"].upper()),
        "path-not-fetched": with_object(state="not-fetched"),
        "marker-fetched": with_object(deleteMarker=True),
        "size-fraction": with_object(size=1.5),
        "size-huge": with_object(size=10 ** 30),
        "size-negative": with_object(size=-1),
        "state": with_object(state="stolen"),
        "lock": with_object(lockMode="NONE"),
        "time": with_object(retainUntil="tomorrow"),
        "key-number": with_object(key=7),
        "key-long": with_object(key="x" * 10 ** 4),
        "nested": with_object(etag={"a": {"b": []}}),
        "aside-text": json.dumps({**sound, "setAside": ["x"]}).encode(),
        "aside-elsewhere": json.dumps({**sound, "setAside": [aside(BUNDLE, b"x", path=f"{DAYS[0]}/bundle.json")]}).encode(),
        "aside-json": json.dumps({**sound, "setAside": [aside(BUNDLE, b"x", path="set-aside/bundle.json")]}).encode(),
        "aside-climbs": json.dumps({**sound, "setAside": [aside(BUNDLE, b"x", was="../x")]}).encode(),
        "aside-time": json.dumps({**sound, "setAside": [aside(BUNDLE, b"x", at="then")]}).encode(),
        "aside-twice": json.dumps({**sound, "setAside": [aside(BUNDLE, b"x")] * 2}).encode(),
        "same-place": json.dumps({**sound, "objects": [one, {**one, "versionId": "v2", "path": BUNDLE.upper()}]}).encode(),
    }
    for name, content in bad.items():
        yield case(f"case-record-{name}", f"A record that is no case record ({name}) is told, and the archive is verified all the same.",
                   {**day_files(0, of_day(0)), "tamperscope-case.json": content}, "case-record-unreadable", "ppapap", 2)
    extra = {**json.loads(folder({**day_files(0, of_day(0))})["tamperscope-case.json"]), "later": [{"x": [1, {}]}]}
    yield case("case-record-later", "Members that a later version adds are passed over.",
               {**day_files(0, of_day(0)), "tamperscope-case.json": json.dumps(extra).encode()}, "", "ppapap", 0)


def cases():
    for group in (fetches, versions, hostile):
        yield from group()


def files():
    return {f"case/{one['name']}/{name}": content for one in cases() for name, content in one["files"].items()}


def index():
    return [{key: one[key] for key in ("name", "title", "arguments", "expect")} for one in cases()]
