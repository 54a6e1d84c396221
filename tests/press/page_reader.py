"""Reads a page strictly enough to find what a browser would silently repair."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LOADS = {"a": "href", "link": "href", "img": "src", "source": "srcset", "script": "src"}


@dataclass
class Page:
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def links(self) -> list[str]:
        found = []
        for tag, attributes in self.elements:
            value = attributes.get(LOADS.get(tag, ""))
            if value and tag == "source":
                found += [part.split()[0] for part in value.split(", ")]
            elif value:
                found.append(value)
        return found

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.open = Page(), []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.page.problems.append(f"<{tag}> has an attribute twice")
        attributes = {name: value or "" for name, value in attrs}
        for name in attributes:
            if name.startswith("on") or name == "style":
                self.page.problems.append(f"<{tag} {name}>: neither scripts nor styles in attributes")
        if "id" in attributes:
            self.page.ids.append(attributes["id"])
        if tag == "p" and "p" in self.open:
            self.page.problems.append(f"<p> within <p> at {self.getpos()}")
        self.page.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.page.problems.append(f"</{tag}> closes nothing at {self.getpos()}")

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "script"):
            self.page.words.append(data)


def read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.problems += [f"<{tag}> is never closed" for tag in reader.open]
    return reader.page
