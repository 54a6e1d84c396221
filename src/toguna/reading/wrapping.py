"""Lines that were broken to a column, as in mail and plain-text releases, made whole again."""

from collections.abc import Sequence

from toguna.reading.page_lines import Line, frame_kind

# Columns that programs wrap at; a paragraph on one line of a web page is far longer or far shorter.
_NARROWEST, _WIDEST = 45, 110
_FEWEST = 4
_BULLETS = ("•", "-", "–", "—", "*", "·", "▪", "►", "➢")
_STOPS = (".", "!", "?", ":", ";", "»", "”", '"', "…", ",")


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of each wrapped paragraph; a page that is not wrapped comes back as it is."""
    pairs = [(upper, lower) for upper, lower in zip(lines, lines[1:], strict=False) if not lower.gap]
    broken = sum(_is_broken(upper) for upper, _ in pairs)
    if broken < _FEWEST or broken * 10 < len(pairs) * 6:
        return list(lines)
    # What was broken to a column goes on in small letters; titles and captions do not.
    if sum(_is_broken(upper) and lower.text[0].islower() for upper, lower in pairs) * 3 < broken:
        return list(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _continues(paragraphs[-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [
        Line(" ".join(line.text for line in group), group[0].number, group[0].column, group[0].gap)
        for group in paragraphs
    ]


def _is_broken(line: Line) -> bool:
    return _NARROWEST <= len(line.text) <= _WIDEST and not line.text.endswith((".", "!", "?", ":", ";"))


def _continues(group: Sequence[Line], line: Line) -> bool:
    last = group[-1].text
    if line.gap or line.text.startswith(_BULLETS) or len(last) > _WIDEST:
        return False
    if frame_kind(line.text) or frame_kind(last):
        return False
    # A short line that ends a sentence ends its paragraph.
    return len(last) >= _NARROWEST or not last.endswith(_STOPS)
