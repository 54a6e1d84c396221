"""A log of a test's own, and its files as the public gets them."""

from tests.record.signers import DESK, LOG, first_entry, text_entry

from toguna.record.inclusion_file import InclusionFile
from toguna.record.log import Log


def entries(size):
    """Entries as a newsroom logs them: the keys first."""
    return [first_entry(), *(text_entry(f"text-{n}", desk=DESK) for n in range(1, size))][:size]


def own_log(folder, signer=LOG):
    return Log(folder / "log", folder / "guard", signer)


def with_proofs(log, every=1):
    """Writes the ready-made proofs of a log's entries, as they are at its present head."""
    head = log.head()
    tree = log.tree(head.size)
    (log.folder / "proof").mkdir(exist_ok=True)
    for index, entry in enumerate(entries_of(log)):
        if index % every == 0:
            file = log.folder / f"proof/{index}.tlog-proof"
            file.write_text(str(InclusionFile(index, entry, tuple(tree.inclusion(index)), head)))
    return log


def entries_of(log, size=None):
    """What the bundles of a log hold."""
    from toguna.record.tiles import ENTRIES, bundles_of, entries_in, tile_path

    size = log.head().size if size is None else size
    bundles = [tile_path(ENTRIES, *some) for some in bundles_of(size)]
    return [entry for path in bundles for entry in entries_in((log.folder / path).read_bytes(), path)]
