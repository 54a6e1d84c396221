"""The characters of a file: UTF-8, UTF-16 with its mark, or Windows-1252, in which old French pages are written."""

from toguna.intake.problems import SourceProblem

_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")


def decoded(data: bytes, where: str) -> tuple[str, str]:
    """Return the text of ``data`` and the name of the encoding it was read in.

    Raises :class:`SourceProblem` for what is no text in any of the three."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _strict(data, name, where), "utf-8" if name == "utf-8-sig" else name
    if _is_binary(data):
        raise SourceProblem("this is a binary file, not a text", where, "give the text of the page, saved as .txt")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _UNDEFINED & set(data):
            raise SourceProblem(
                f"the text is neither UTF-8 (byte {error.start + 1}) nor Windows-1252", where, "save it as UTF-8"
            ) from error
        return data.decode("cp1252"), "windows-1252"


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SourceProblem(f"the text is not the {name} it says it is", where, "save it as UTF-8") from error


def _is_binary(data: bytes) -> bool:
    """A NUL, or more control characters than a text has."""
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in sample)
    return b"\0" in sample or controls * 50 > len(sample)
