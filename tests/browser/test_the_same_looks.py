"""No page looks other than it did: each kind at three widths, light and dark, beside a small picture of itself."""

import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from tests.browser.looks import HEIGHT, REFERENCES, SCALE, WIDTHS, Look, changed, difference, looks, other_fonts

AGAIN = "If this is what was meant, take the references again: make looks"


@pytest.fixture(scope="module")
def seen(browser, still):
    address, public = still
    page = browser.new_page()
    page.goto(address)
    fonts = other_fonts(page)
    page.close()
    if fonts:
        pytest.skip(f"the references were taken with DejaVu fonts; this machine shows {sorted(fonts)}")
    return list(looks(browser, address, public))


def test_each_kind_of_page_looks_as_it_did(seen):
    found = {}
    for look in seen:
        if not look.reference.exists():
            continue
        reference = Image.open(look.reference)
        if where := changed(look, reference):
            found[look.name] = where
            if len(found) == 1:
                folder = Path(tempfile.mkdtemp(prefix="toguna-looks-"))
            look.sheet.save(folder / f"{look.name}.seen.png")
            reference.convert("RGB").save(folder / f"{look.name}.reference.png")
            difference(look, reference).save(folder / f"{look.name}.difference.png")
    if found:
        lines = [f"{name}: {where} (width: share of blocks)" for name, where in found.items()]
        pytest.fail("\n".join([f"These look different; see the pictures in {folder}", *lines, AGAIN]), pytrace=False)


def test_there_is_a_reference_for_each_look_and_no_other(seen):
    kept = {file.stem for file in REFERENCES.glob("*.png")}
    assert {look.name for look in seen} == kept, AGAIN
    assert sum(file.stat().st_size for file in REFERENCES.glob("*.png")) < 3_000_000


def test_half_a_line_is_noticed_and_a_shade_is_not(tmp_path):
    plain = Image.new("RGB", (sum(width // SCALE for width in WIDTHS), HEIGHT // SCALE), "#fbf8f1")
    Look("plain", plain).keep(tmp_path / "plain.png")
    reference = Image.open(tmp_path / "plain.png")
    assert changed(Look("plain", plain), reference) == {}
    assert changed(Look("plain", Image.new("RGB", plain.size, "#f8f5ee")), reference) == {}
    written = plain.copy()
    ImageDraw.Draw(written).rectangle((400, 100, 448, 103), fill="#5f5648")
    Look("written", written).keep(tmp_path / "written.png")
    assert set(changed(Look("plain", plain), Image.open(tmp_path / "written.png"))) == {1280}
