"""The pictures of the sample archive: the same from the same seed, all drawn, none heavy."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import toguna.sample
from toguna.sample.pictures import SCENES, draw, save_jpeg

ARCHIVE = Path(toguna.sample.__file__).parent / "archive"
PICTURES = tomllib.loads((ARCHIVE / "pictures.toml").read_text("utf-8"))["picture"]


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_the_same_for_the_same_seed_and_another_for_another(scene: str) -> None:
    small = (400, 267)
    once, again, other = draw(scene, 5, small), draw(scene, 5, small), draw(scene, 6, small)
    assert once.tobytes() == again.tobytes()
    assert ImageChops.difference(once, other).getbbox() is not None


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["key"])
def test_every_picture_of_the_archive_is_drawn_and_weighs_under_400_kilobytes(picture: dict[str, object]) -> None:
    data = save_jpeg(draw(str(picture["scene"]), int(str(picture["seed"]))))
    assert len(data) < 400_000
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1600, 1067))
        assert max(ImageStat.Stat(image).stddev) > 20, "a picture that is nearly one colour"


def test_every_scene_is_used_by_the_archive() -> None:
    assert {picture["scene"] for picture in PICTURES} == set(SCENES)


def test_a_picture_is_drawn_in_the_size_asked_for() -> None:
    assert draw("river", 3, (1200, 630)).size == (1200, 630)


def test_an_unknown_scene_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="no scene 'volcano'; there are: airport, bridge"):
        draw("volcano", 1)
