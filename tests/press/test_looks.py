import re

import pytest

from toguna.press.colours import DARK_GROUND, LIGHT_GROUND, contrast, palette
from toguna.press.stylesheet import SOURCE, minified, stylesheet


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ffff00", "#1f2f5c", "#808080", "red", "", "#12345"])
def test_whatever_colour_is_chosen_text_in_it_can_be_read(colour):
    made = palette(colour, colour)
    for light in (made.primary, made.accent):
        assert contrast(light, LIGHT_GROUND) >= 4.5
    for dark in (made.primary_dark, made.accent_dark):
        assert contrast(dark, DARK_GROUND) >= 4.5


def test_a_readable_colour_is_left_as_it_is():
    assert palette("#1f2f5c", "#8f4f12").primary == "#1f2f5c"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_stylesheet_s_own_inks_can_be_read(scheme):
    css = SOURCE.read_text("utf-8")
    part = css.split("@media (prefers-color-scheme: dark)")[scheme == "dark"]
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part.split("\n}")[0]))
    for ink in ("ink", "soft", "stop"):
        for ground in ("ground", "panel"):
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
    assert tokens["ground"] == (DARK_GROUND if scheme == "dark" else LIGHT_GROUND)


def test_minifying_keeps_what_means_something():
    css = "/* a */ a :hover , b > c { margin : calc( 1px + 2px ) ; color:  red; }\n@media (min-width: 3rem) { a { b: c } }"
    assert minified(css) == "a :hover,b>c{margin :calc( 1px + 2px );color:red}@media (min-width:3rem){a{b:c}}"


def test_the_stylesheet_loads_nothing_and_says_left_and_right_nowhere():
    assert "@import" not in stylesheet()
    assert not re.search(r"url\((?!\"data:)", stylesheet())
    # Right-to-left languages: only sides that follow the direction of writing.
    assert not re.search(r"(margin|padding|border|text-align|float)[-:][^;}]*\b(left|right)\b", stylesheet())


@pytest.mark.parametrize("query", ["prefers-color-scheme:dark", "prefers-reduced-motion", "forced-colors", "print"])
def test_readers_preferences_are_kept(query):
    assert query in stylesheet()
