"""The verification page's script beside the Python that it follows, function by function."""

import base64
import hashlib
import json
import os
import random
import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.record import signers
from tests.record.sample_record import sample_record

from toguna.editions.canonical_text import canonical_text, t1
from toguna.editions.edition import Edition
from toguna.press.verifier_script import SOURCES
from toguna.record import public_record, verification
from toguna.record.alignment import aligned
from toguna.record.checkpoint import Checkpoint, checkpoint_text
from toguna.record.comparison import Official, compare
from toguna.record.entry import Entry, Payload
from toguna.record.fingerprints import decode, encode, fingerprints
from toguna.record.inclusion_file import InclusionFile
from toguna.record.keyring import Keyring
from toguna.record.merkle import leaf_hash
from toguna.record.signed_note import COSIGNATURE, Note, Signer, b64
from toguna.record.tiles import Tree, grown
from toguna.record.words import folded, lines_of, strange_characters, words_of

CORE = "".join(
    (SOURCES / f"{part}.js").read_text("utf-8")
    for part in ("words", "fingerprints", "signatures", "comparison", "proofs", "verdict")
)
LETTERS = (
    *"abcdeéèœŒæÉ’'‘`«»“”\"-–—−‑.,;:!?()[]{}*_~|<>…·•°%€0123456789²⁵½٣٤аеоАВıİſßΣςσﬁﬀǅ",
    *"\t\n\r\x0b\x85\u00a0\u00ad\u200b\u200e\u2009\u202f\u2028\u3000\ufeff\ufe0f\u0301\u0327\u1e9b\u212a\U0001f4e2\U0001d7d8",
    " ", " ", " ", "[…]", "(...)", "\n- ", "\n1. ", " — ", " -5", ".5", "n° 5", "Haute-Wolona", "9h30", "100 000",
)  # fmt: skip


@pytest.fixture(scope="module")
def script(browser, tmp_path_factory):
    """Runs an expression within the script: ``script("t1(given)", given)``; on a disk, which a browser trusts."""
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text("<!doctype html><title>page</title>")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{file}")
    yield lambda expression, given=None: page.evaluate(f"async (given) => {{ {CORE}; return {expression} }}", given)
    context.close()


@pytest.fixture(scope="module")
def strings():
    some = random.Random(20)
    return ["".join(some.choices(LETTERS, k=some.randint(0, 60))) for _ in range(1500)]


@pytest.fixture(scope="module")
def payloads():
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the record's files are the same on every database")
    folder = sample_record().public / "record/payload"
    return [json.loads(file.read_bytes()) for file in sorted(folder.iterdir())]


def test_both_forms_of_a_text_are_the_same(script, strings):
    assert script("given.map(t1)", strings) == [t1(s) for s in strings]
    assert script("given.map((s) => linesOf(s).map((line) => [...line]))", strings) == [
        [list(line.words) for line in lines_of(s)] for s in strings
    ]
    assert script("given.map(folded)", strings) == [folded(s) for s in strings]
    told = script("given.map(strangeCharacters)", strings)
    assert [[(w["code"], w["like"] or "invisible") for w in some] for some in told] == [
        [(f"U+{ord(c):04X}", like) for c, like in strange_characters(s)] for s in strings
    ]


def test_words_are_shown_as_they_were_written(script, strings):
    whole = "given.map((s) => { const lines = linesOf(s); return speller(lines)(0, lines.flat().length) })"
    for s, shown in zip(strings, script(whole, strings), strict=True):
        assert words_of(" ".join(shown)) == words_of(" ".join(t1(s).split())) or "\n" in t1(s)
    text = ["Le 1er mai 2025 : « 9h30 », dit-il !"]
    assert script(whole, text) == [["Le", "1er", "mai", "2025 : «", "9h30 »,", "dit-il !"]]
    assert script("given.map((s) => speller(linesOf(s))(2, 4))", text) == [["er", "mai"]]


def test_every_text_of_the_sample_is_read_as_it_was_logged(script, payloads):
    editions = [p["edition"] for p in payloads]
    texts = [canonical_text(Edition.from_document(e)) for e in editions]
    assert script("given.map(canonicalText)", editions) == texts
    prints = [[list(pair) for pair in fingerprints(words_of(text))] for text in texts]
    assert script("given.map((text) => fingerprints(linesOf(text).flat()))", texts) == prints
    frames = [list(p["frame"]) for p in payloads]
    told = "given.map(([text, frame]) => { const o = new Official(text, frame); return [o.frame.size, o.longest, [...o.numbers].sort()] })"
    officials = [Official.of(text, frame) for text, frame in zip(texts, frames, strict=True)]
    assert script(told, list(zip(texts, frames, strict=True))) == [
        [len(o.frame), o.longest, sorted(f"{at} {number}" for at, number in o.numbers)] for o in officials
    ]


def test_shards_are_read_and_written_alike(script):
    some = random.Random(3)
    postings = {
        some.getrandbits(32): sorted(some.sample(range(2**31), some.randint(1, 40))) for _ in range(300)
    }  # fmt: skip
    data = encode(postings)
    read = "[...decode(Uint8Array.from(given))]"
    assert dict(map(tuple, ((k, v) for k, v in script(read, list(data))))) == decode(data)
    assert bytes(script(f"[...encode(new Map({read}))]", list(data))) == data


def test_texts_are_laid_beside_each_other_alike(script):
    some = random.Random(5)
    pairs = []
    for _ in range(200):
        a = some.choices("abcdefghijklmnopqrstuvwxyz"[: some.randint(2, 26)], k=some.randint(0, 60))
        b = list(a)
        for _ in range(some.randint(0, 12)):
            at = some.randint(0, len(b))
            b[at : at + some.randint(0, 3)] = some.choices("abcxyz", k=some.randint(0, 3))
        pairs.append((a, b))
    for _ in range(4):
        a = [f"w{some.randint(0, 900)}" for _ in range(900)]
        b = a[:200] + [f"w{some.randint(0, 900)}" for _ in range(150)] + a[300:]
        pairs.append((a, b))
    assert script("given.map(([a, b]) => aligned(a, b))", pairs) == [[list(x) for x in aligned(a, b)] for a, b in pairs]


def test_a_received_text_compares_alike(script):
    some = random.Random(7)
    sentences = [
        " ".join(some.choices("le la un pont barrage eau 12 13 ne pas sera est Boubou".split(), k=9)) for _ in range(30)
    ]
    frame = ["Lieu Boubou", "Communiqué n° 1", "le 5 mars", "1. " + sentences[0], "Vérifiez ce texte"]
    cases = []
    for _ in range(400):
        text = "\n".join(some.sample(sentences, 5))
        lines = text.split("\n")
        for _ in range(some.randint(0, 4)):
            at = some.randint(0, len(lines) - 1)
            match some.randint(0, 5):
                case 0:
                    lines.insert(at, some.choice(frame))
                case 1:
                    lines[at] = lines[at].replace("ne ", "", 1)
                case 2:
                    lines[at] = "[…]"
                case 3:
                    lines[at] = f"{lines[at]} {some.choice(frame)}"
                case 4:
                    lines[at] = f"1. {lines[at]}\n1 / 2"
                case _:
                    lines = lines[at:] or lines
        cases.append((text, "\n".join(lines)))
    told = (
        "given.cases.map(([text, received]) => { const official = new Official(text, given.frame);"
        " const c = compare(official, linesOf(received));"
        " return [c.verdict, c.same, c.start, c.stop, c.pieces(official).map(([kind, words]) => [kind, words.join(' ')])] })"
    )  # fmt: skip
    expected = []
    for text, received in cases:
        official = Official.of(t1(text), frame)
        c = compare(official, lines_of(received))
        expected.append([c.verdict, c.same, c.start, c.stop, [list(piece) for piece in c.pieces(official)]])
    assert script(told, {"frame": frame, "cases": cases}) == expected
    assert {e[0] for e in expected} == {"same_words", "extract", "altered"}


def test_hashes_and_signatures_without_web_crypto(script):
    some = random.Random(9)
    messages = [some.randbytes(n) for n in (0, 1, 55, 56, 63, 64, 111, 112, 127, 128, 1000)]
    hashed = (
        "given.map((m) => [32, 64].map((size) => [...sha2(Uint8Array.from(m), size)].map((b) => hex(b, 2)).join('')))"
    )
    assert script(hashed, [list(m) for m in messages]) == [
        [hashlib.sha256(m).hexdigest(), hashlib.sha512(m).hexdigest()] for m in messages
    ]
    order = 2**252 + 27742317777372353535851937790883648493
    signed = []
    for message in messages[:4]:
        key = Ed25519PrivateKey.from_private_bytes(some.randbytes(32))
        public, signature = key.public_key().public_bytes_raw(), key.sign(message)
        scalar = int.from_bytes(signature[32:], "little")
        signed.append((public, signature, message, True))
        signed += [(public, signature[:-1] + bytes([signature[-1] ^ 1]), message, False),
                   (public, bytes([signature[0] ^ 1]) + signature[1:], message, False),
                   (public, signature, message + b"!", False),
                   (bytes(32), signature, message, False),
                   (b"\xff" * 32, signature, message, False),
                   (public, signature[:32] + (scalar + order).to_bytes(32, "little"), message, False),
                   (public, signature[:63], message, False)]  # fmt: skip
    given = [[list(part) for part in case[:3]] for case in signed]
    for name in ("slowEd25519", "ed25519"):
        told = f"Promise.all(given.map((case_) => {name}(...case_.map((part) => Uint8Array.from(part)))))"
        assert script(told, given) == [good for *_, good in signed], name


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257, 700, 66_000])
def test_the_way_to_the_root_is_read_from_tiles(script, size):
    entries = [b"%d" % n for n in range(size)]
    files = dict(grown(0, entries, lambda path: b""))
    tree = Tree(size, files.__getitem__)
    indexes = sorted({0, size // 3, size // 2, size - 1, min(255, size - 1), min(256, size - 1)})
    told = (
        "Promise.all(given.indexes.map(async (index) => { const get = async (name) => given.files[name] ? unb64(given.files[name]) : null;"
        " const path = await inclusionPath(index, given.size, get);"
        " await checkInclusion(index, given.size, utf8(String(index)), path, unb64(given.root));"
        " return path.map(b64) }))"
    )  # fmt: skip
    shown = {name: b64(data) for name, data in files.items() if "entries" not in name}
    given = {"indexes": indexes, "size": size, "files": shown, "root": b64(tree.root())}
    assert script(told, given) == [[b64(h) for h in tree.inclusion(index)] for index in indexes]


def test_serial_numbers_are_found_alike(script):
    patterns = [
        "Communiqué n° {number:03}/PRK/{year}",
        "Décret n° {year}-{number:03}/PRK",
        "{number}",
        "Note (x) n° {number}.{year}",
    ]
    texts = [
        "COMMUNIQUÉ N°7/PRK/2024",
        "Communiqué no 007 / PRK / 2024 et",
        "décret nº 2021-3/PRK",
        "note (X) n°12.2023",
        "rien",
        "1234567890",
    ]
    told = "given.patterns.map((p) => given.texts.map((t) => { const m = patternOf(p).exec(t); return m && [m[0], m.index, m.groups.number] }))"
    expected = [
        [(m := verification._pattern(p).search(t)) and [m[0], m.start(), m["number"]] for t in texts] for p in patterns
    ]
    assert script(told, {"patterns": patterns, "texts": texts}) == expected


TEXT = "Le barrage de Boubou sera fermé du 3 au 9 avril pour travaux.\n\nLes villages de la rive seront prévenus la veille."


class OwnRecord:
    """A record of one text among many entries, its log key changed since, its heads seen by witnesses."""

    def __init__(self, *, entries=300, quorum="group two 2 a b c\nquorum two", cosigned=("a", "b")):
        old, new = signers.LOG, signers.signer(seed="new")
        edition = Edition(
            id="text-1", version=1, language="fr", kind="communique", title="Le barrage de Boubou ferme pour une semaine",
            first_published_at=verification_time(), published_at=verification_time(), path="/communiques/barrage.html",
            body="".join(f"<p>{p}</p>" for p in TEXT.split("\n\n")),
        )  # fmt: skip
        document = json.dumps(edition.document(), ensure_ascii=False, separators=(",", ":")).encode()
        payload = Payload(bytes(range(32)), document, ("Lieu Boubou",))
        text, files = payload.commit(canonical_text(edition))
        entry = Entry("publish", "text-1", 1, "fr", "2024-03-05T12:00:00Z", -1, text, files)
        logged = [signers.first_entry()]
        logged.append(str(Note(entry.note_text, (signers.DESK.sign(entry.note_text),))).encode())
        logged += [signers.text_entry(f"text-{n}") for n in range(2, 10)]
        lines = [f"log {new.verifier.vkey}", f"revoke {old.verifier.vkey} changed"]
        logged.append(signers.keys_entry(lines, signers.ROOTS[:2], rev=2, prev=0))
        logged += [signers.text_entry(f"text-{n}") for n in range(11, entries)]
        tiles = dict(grown(0, logged, lambda path: b""))
        tree = Tree(entries, tiles.__getitem__)
        witnesses = {n: Signer(f"{n}.example", signers.signer(n).private, COSIGNATURE) for n in "abc"}
        policy = f"log {new.verifier.vkey}\n"
        policy += "".join(f"witness {n} {w.verifier.vkey}\n" for n, w in witnesses.items()) + f"{quorum}\n"

        def head(size, signer):
            text = checkpoint_text(signers.ORIGIN, size, tree.root_at(size))
            seen = [witnesses[n].cosign(text, 1_700_000_000) for n in cosigned]
            return Checkpoint(signers.ORIGIN, size, tree.root_at(size), Note(text, (signer.sign(text), *seen)))

        ring = Keyring()
        from toguna.record.entry import parse_entry

        for index, data in enumerate(logged):
            ring.check(index, *parse_entry(data))
        path = tuple(Tree(10, dict(grown(0, logged[:10], lambda path: b"")).__getitem__).inclusion(1))
        prints = {h: [1] for h, _ in fingerprints(words_of(canonical_text(edition)))}
        self.text = canonical_text(edition)
        self.files = {
            **tiles,
            "keys.json": json.dumps(ring.document(signers.ORIGIN)).encode(), "policy": policy.encode(),
            "checkpoint": str(head(entries, new)).encode(), "payload/1.json": bytes(payload),
            "proof/1.tlog-proof": str(InclusionFile(1, logged[1], path, head(10, old))).encode(),
            "index/meta.json": b'{"shards":1}', "index/recent.bin": encode(prints), "index/series.json": b"[]",
        }  # fmt: skip
        assert leaf_hash(logged[1]) == tree.leaf(1)


def verification_time():
    from datetime import UTC, datetime

    return datetime(2024, 3, 5, 12, tzinfo=UTC)


def both(script, record, text):
    """What Python and the script say of a text: verdict, witnesses, kinds of warnings; or that nothing can be said."""
    try:
        verdict = verification.verify(text, public_record.Record(record.files.get))
        python = [verdict.verdict, verdict.witnesses, [w["kind"] for w in verdict.warnings]]
    except public_record.NoRecord:
        python = None
    told = """(async () => {
      const get = async (name) => (given.files[name] === undefined ? null : unb64(given.files[name]));
      try {
        const record = await new RecordFiles(get).open(JSON.parse(text8(await get("keys.json"))), text8(await get("policy")));
        const verdict = await verify(given.text, record);
        return [verdict.verdict, verdict.witnesses, verdict.warnings.map((w) => w.kind)];
      } catch (error) {
        return null;
      }
    })()"""
    files = {name: base64.b64encode(data).decode() for name, data in record.files.items() if "entries" not in name}
    return python, script(told, {"files": files, "text": text})


def test_a_record_whose_key_has_changed_is_believed_where_its_present_head_holds_the_entry(script):
    record = OwnRecord()
    assert both(script, record, record.text) == (["identical", ["a", "b"], []],) * 2
    # Without the tiles nobody can tell whether an old head, signed with a key that counts no more, was ever the log's.
    record.files = {name: data for name, data in record.files.items() if not name.startswith("tile/0/")}
    assert both(script, record, record.text) == (["not_in_record", [], ["unproven"]],) * 2


@pytest.mark.parametrize(
    ("quorum", "cosigned", "good"),
    [("quorum none", "", True), ("quorum a", "a", True), ("quorum a", "bc", False), ("group all all a b c\nquorum all", "ab", False),
     ("group any any a b\ngroup top 2 any c\nquorum top", "bc", True), ("group any any a b\ngroup top 2 any c\nquorum top", "ab", False)],
)  # fmt: skip
def test_the_quorum_of_witnesses_is_asked_for_alike(script, quorum, cosigned, good):
    record = OwnRecord(quorum=quorum, cosigned=tuple(cosigned))
    python, told = both(script, record, record.text)
    assert python == told == (["identical", list(cosigned), []] if good else ["not_in_record", [], ["unproven"]])


@pytest.mark.parametrize(
    "name",
    ["checkpoint", "keys.json", "policy", "payload/1.json", "proof/1.tlog-proof", "tile/0/000", "index/meta.json"],
)
def test_a_changed_byte_anywhere_is_never_believed(script, name):
    record = OwnRecord()
    whole = record.files[name]
    some = random.Random(name)
    for _ in range(25):
        at = some.randrange(len(whole))
        record.files[name] = whole[:at] + bytes([whole[at] ^ 1 << some.randrange(7)]) + whole[at + 1 :]
        python, told = both(script, record, record.text)
        good = ("identical", "same_words", "extract")
        assert (python or [""])[0] in good or (told or [""])[0] not in good, record.files[name][
            max(0, at - 60) : at + 20
        ]
        assert re.match("identical|not_in_record|altered", (told or ["not_in_record"])[0])
