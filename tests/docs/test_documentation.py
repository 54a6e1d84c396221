import re
from pathlib import Path

import pytest

from toguna.app.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"`toguna {command} " in (ROOT / "docs/commands.md").read_text()


def test_every_setting_is_documented():
    used = set()
    for file in (ROOT / "src/toguna/conf").glob("*.py"):
        used |= set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", file.read_text()))
    documented = set(re.findall(r"^\| `(\w+)` ", (ROOT / "docs/settings.md").read_text(), re.M))
    assert used <= documented
    assert documented - used <= {"DJANGO_SETTINGS_MODULE", "TOGUNA_RECORD_PASSPHRASE"}


def test_links_of_the_documentation_lead_somewhere():
    for file in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text()):
            assert (file.parent / target).exists(), f"{file.name}: {target}"
