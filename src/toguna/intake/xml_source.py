"""XML that somebody else wrote: its characters, and its tree, with entities refused and nothing fetched."""

from __future__ import annotations

import codecs
import re
import zlib

from lxml import etree

from .problems import SourceProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_PASSED_OVER = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(r"<[A-Za-z_:]")


def xml_text(data: bytes, where: str) -> str:
    """The characters of an XML file, without its declaration: by its mark, by the encoding it names, else as UTF-8 or
    Windows-1252.  Characters that XML does not have become spaces.

    Raises :class:`SourceProblem` where it declares entities: none is ever expanded."""
    text = _decoded(data).lstrip("\ufeff")
    _refuse_entities(text, where)
    # As many line ends as there were, so that a line named to the operator is the line of the file.
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    return re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)


def xml_tree(data: bytes, where: str) -> etree._Element:
    """The root of a well-formed XML file.  Raises :class:`SourceProblem` for any other, and for one with entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True, recover=False)  # fmt: skip
    try:
        return etree.fromstring(xml_text(data, where).encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise SourceProblem(f"the XML is broken at line {line}", where, "save it again from its source") from error


def unzipped(data: bytes, largest: int, where: str) -> bytes:
    """What a gzip file holds, or the data itself where it is none.  Raises :class:`SourceProblem` for more than
    ``largest`` bytes, and for a broken one."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    inflater = zlib.decompressobj(wbits=31)
    try:
        found = inflater.decompress(data, largest + 1)
    except zlib.error as error:
        raise SourceProblem("the gzip file is broken", where, "fetch it again") from error
    if len(found) > largest:
        raise SourceProblem(f"it unpacks to more than {largest // 2**20} MB", where, "give a smaller file")
    return found


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _DECLARED.match(data)
    for name in (declared[1].decode("ascii") if declared else "utf-8", "utf-8"):
        try:
            # Only the codecs of characters: others ("hex", "zip") turn bytes into bytes.
            if codecs.lookup(name)._is_text_encoding:
                return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _refuse_entities(text: str, where: str) -> None:
    """Entities are declared before the root element and nowhere else."""
    prolog = text[: root.start()] if (root := _ROOT.search(_PASSED_OVER.sub(_blank, text))) else text
    if "<!ENTITY" in _PASSED_OVER.sub(_blank, prolog):
        raise SourceProblem(
            "the XML declares entities, which can be made to fill any machine", where, "save it without its DOCTYPE"
        )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
