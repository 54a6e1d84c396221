from io import BytesIO

import pytest
from PIL import Image
from tests.press import archive

from toguna.editions import assets
from toguna.editions.edition import Medium
from toguna.press import images
from toguna.press.images import PictureRefused, make, make_all
from toguna.press.renditions import picture


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.TOGUNA_ASSETS = tmp_path / "assets"


def medium(data, width, height, **fields):
    return Medium(assets.keep(data), "image/jpeg", width, height, "", "", "", **fields)


def encoded(image, form="PNG", **options):
    buffer = BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def made(rendition, tmp_path):
    target = tmp_path / rendition.path[1:]
    make(rendition, target)
    return Image.open(target)


def test_a_picture_comes_in_two_widths_and_three_formats_never_wider_than_itself():
    large = picture(Medium("a" * 64, "image/jpeg", 3000, 2000, "", "", ""), cropped=True)
    assert {(r.width, r.height, r.ending) for r in large.renditions} == {
        (*size, ending) for size in ((480, 320), (960, 640)) for ending in ("avif", "webp", "jpg")
    }
    small = picture(Medium("a" * 64, "image/jpeg", 300, 200, "", "", ""), cropped=True)
    assert {r.width for r in small.renditions} == {300}


def test_a_lead_is_cut_to_three_by_two_about_its_focal_point(tmp_path):
    striped = Image.new("RGB", (900, 200), "red")
    striped.paste("blue", (600, 0, 900, 200))
    shown = picture(medium(encoded(striped), 900, 200, focal_x=900), cropped=True)
    jpeg = next(r for r in shown.renditions if r.ending == "jpg")
    assert (jpeg.width, jpeg.height) == (300, 200)
    with made(jpeg, tmp_path) as image:
        red, _, blue = image.getpixel((150, 100))
    assert blue > 200 > 60 > red


def test_a_telephone_gets_even_a_picture_full_of_detail_light(tmp_path):
    crowd = Image.effect_noise((1440, 960), 60).resize((960, 640))
    shown = picture(medium(encoded(crowd), 960, 640), cropped=True)
    sizes = {}
    for rendition in (r for r in shown.renditions if r.ending == "avif"):
        make(rendition, tmp_path / rendition.path[1:])
        sizes[rendition.width] = (tmp_path / rendition.path[1:]).stat().st_size
    at_first_quality = len(encoded(crowd.resize((480, 320)), "AVIF", quality=50, speed=5))
    assert sizes[480] <= 15_000 < at_first_quality
    assert sizes[960] > 60_000


def test_another_crop_is_another_name():
    one = picture(Medium("a" * 64, "image/jpeg", 900, 600, "", "", ""), cropped=True)
    other = picture(Medium("a" * 64, "image/jpeg", 900, 600, "", "", "", focal_x=10), cropped=True)
    assert not {r.path for r in one.renditions} & {r.path for r in other.renditions}


def test_nothing_of_the_camera_reaches_the_public(tmp_path):
    for rendition in picture(medium(archive.picture_bytes(), 600, 400), cropped=True).renditions:
        with made(rendition, tmp_path) as image:
            assert image.size == (rendition.width, rendition.height)
            assert not image.getexif()
            assert "icc_profile" not in image.info
        assert b"camera" not in (tmp_path / rendition.path[1:]).read_bytes()


def test_a_picture_held_sideways_is_turned(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    striped = Image.new("RGB", (200, 100), "red")
    striped.paste("blue", (0, 0, 100, 100))
    jpeg = encoded(striped, "JPEG", exif=exif)
    shown = picture(medium(jpeg, 100, 200), cropped=False)
    with made(shown.renditions[-1], tmp_path) as image:
        assert image.size == (100, 200)
        assert image.getpixel((50, 20))[2] > 150
        assert image.getpixel((50, 180))[0] > 150


def test_what_was_transparent_becomes_paper(tmp_path):
    shown = picture(medium(encoded(Image.new("RGBA", (60, 40), (0, 0, 0, 0))), 60, 40), cropped=False)
    with made(next(r for r in shown.renditions if r.ending == "jpg"), tmp_path) as image:
        assert image.getpixel((30, 20)) == (255, 255, 255)


def test_a_bomb_is_refused_with_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(images, "MAX_PIXELS", 1000)
    bomb = medium(encoded(Image.new("1", (100, 100))), 100, 100)
    with pytest.raises(PictureRefused, match=f"{bomb.sha256[:12]}: 100 x 100 pixels, more than 1000"):
        make(picture(bomb, cropped=False).renditions[0], tmp_path / "x.avif")
    assert not (tmp_path / "x.avif").exists()


def test_pillow_s_own_alarm_is_a_refusal_too(tmp_path, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    bomb = medium(encoded(Image.new("1", (100, 100))), 100, 100)
    with pytest.raises(PictureRefused, match="too large once unpacked"):
        make(picture(bomb, cropped=False).renditions[0], tmp_path / "x.avif")


@pytest.mark.parametrize("data", [b"", b"not a picture", archive.picture_bytes()[:400]])
def test_a_damaged_picture_is_refused_and_named(tmp_path, data):
    broken = medium(data, 600, 400)
    with pytest.raises(PictureRefused, match=broken.sha256[:12]):
        make(picture(broken, cropped=False).renditions[0], tmp_path / "x.avif")


def test_a_file_is_made_once(tmp_path, monkeypatch):
    shown = picture(medium(archive.picture_bytes(), 600, 400), cropped=True)
    make_all(shown.renditions, tmp_path, jobs=2)
    monkeypatch.setattr(images, "make", lambda *args: pytest.fail("made again"))
    make_all(shown.renditions, tmp_path, jobs=2)
    assert {f.name for f in (tmp_path / "media").iterdir()} == {r.path.rpartition("/")[2] for r in shown.renditions}


def test_the_same_picture_gives_the_same_bytes(tmp_path):
    for rendition in picture(medium(archive.picture_bytes(), 600, 400), cropped=True).renditions:
        make(rendition, tmp_path / "one")
        make(rendition, tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
