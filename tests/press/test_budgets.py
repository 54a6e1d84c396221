"""What a page may cost over the wire (gzip), on the small archive; ``reader.md`` of the design says why."""

import gzip

from tests.press.page_reader import read

from toguna.press.stylesheet import stylesheet

KB = 1024


def wire(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def test_the_stylesheet_fits(site):
    assert len(stylesheet().encode()) <= 12 * KB
    assert wire(stylesheet().encode()) <= 3.6 * KB


def test_a_page_is_one_request_and_ten_kilobytes(site):
    for name, data in site.files().items():
        if name.endswith(".html"):
            assert wire(data) <= 10 * KB, name
            assert not [x for x in read(data.decode()).all("link") if x["rel"] == "stylesheet"], name


def test_a_text_with_its_lead_picture_is_two_requests(site):
    page = read(site.page("actualites/2024/03/visite.html"))
    assert len(page.all("img")) == 1
    source, webp = page.all("source")
    assert (source["type"], webp["type"]) == ("image/avif", "image/webp")
    # On a phone of 360 pixels the browser takes the narrowest that fills 240 pixels at twice the density: 480.
    assert source["sizes"].endswith(" 240px")
    assert source["srcset"].split(", ")[0].endswith("480w")


def test_a_real_photograph_at_480_pixels_stays_within_the_text_s_budget(tmp_path, settings):
    from PIL import Image, ImageFilter

    from toguna.editions import assets
    from toguna.editions.edition import Medium
    from toguna.press.images import make
    from toguna.press.renditions import picture

    settings.TOGUNA_ASSETS = tmp_path
    # Blurred noise over gradients: about as hard to encode as a crowd.
    noise = Image.effect_noise((1200, 800), 60).filter(ImageFilter.GaussianBlur(3))
    scene = Image.blend(
        Image.merge("RGB", (Image.radial_gradient("L").resize((1200, 800)),) * 3), noise.convert("RGB"), 0.6
    )
    scene.save(tmp_path / "scene.png")
    sha256 = assets.keep((tmp_path / "scene.png").read_bytes())
    shown = picture(Medium(sha256, "image/png", 1200, 800, "", "", ""), cropped=True)
    narrow = next(r for r in shown.renditions if (r.width, r.ending) == (480, "avif"))
    make(narrow, tmp_path / "narrow.avif")
    assert (tmp_path / "narrow.avif").stat().st_size <= 15 * KB


def test_the_home_page_with_its_picture_fits(site):
    page = read(site.page("index.html"))
    pictures = [s["srcset"].split()[0] for s in page.all("source")]
    cost = wire(site.files()["index.html"]) + sum((site.public / p).stat().st_size for p in pictures)
    assert cost <= 30 * KB
