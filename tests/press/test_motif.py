from xml.etree import ElementTree as ET

from toguna.press.motif import motif


def test_a_text_always_has_the_same_cloth():
    assert motif("text-1") == motif("text-1")
    motif.cache_clear()
    assert len({motif(f"text-{n}") for n in range(200)}) > 100


def test_a_cloth_is_small_and_well_formed():
    for n in range(500):
        for size in ((48, 32), (192, 24)):
            svg = motif(f"text-{n}", *size)
            assert len(svg) < (1024 if size == (48, 32) else 2560)
            root = ET.fromstring(svg)
            assert root.get("aria-hidden") == "true"
            assert "currentColor" in svg


def test_a_cloth_never_has_one_row_only():
    for n in range(200):
        assert len(ET.fromstring(motif(f"text-{n}")).findall("path")) == 2
