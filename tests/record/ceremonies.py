"""``toguna record keys`` for tests, held in the test's own process."""

from toguna.app import cli, key_ceremonies
from toguna.editions.canonical_text import canonical_text
from toguna.record.checkpoint import parse_checkpoint
from toguna.record.public_record import Record
from toguna.record.reader import files_of
from toguna.record.verification import verify

ORIGIN = "presidence.example/record"
PASSPHRASES = [f"passphrase of root key {n}" for n in range(1, 6)]


class Ceremonies:
    """A newsroom with a record, its three sticks, and ``toguna record keys``."""

    def __init__(self, recorded):
        self.recorded, self.home = recorded, recorded.home
        self.passphrases = recorded.folder / "passphrases"
        self.passphrases.write_text("\n".join(PASSPHRASES))
        for name in ("one", "two", "three", "four"):
            (recorded.folder / name).mkdir()

    def stick(self, number):
        return self.recorded.folder / ("one", "two", "three", "four")[number - 1] / f"root-{number}.pem"

    def hold(self, *words, roots=(), answered=True):
        given = [part for n in roots for part in ("--root", str(self.stick(n)))]
        asked = ["--passphrase-file", str(self.passphrases)] if answered else []
        args = cli.parser().parse_args(["record", "keys", *words, *given, *asked])
        return getattr(key_ceremonies, args.act)(args, self.home)

    def init(self, origin=ORIGIN):
        folders = [part for n in (1, 2, 3) for part in ("--root-dir", str(self.stick(n).parent))]
        return self.hold("init", "--origin", origin, *folders)

    def record(self, **trusted):
        return Record(files_of(str(self.recorded.public)), **trusted)

    def verdict(self, edition, **trusted):
        return verify(canonical_text(edition), self.record(**trusted))

    def file(self, name):
        return self.recorded.file(name)

    @property
    def head(self):
        return parse_checkpoint(self.file("checkpoint"))
