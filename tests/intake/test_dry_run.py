"""A dry run needs no database: neither room may load Django, nor much of anything."""

import subprocess
import sys


def test_reading_and_intake_load_no_django() -> None:
    program = (
        "import sys, toguna.intake; print(any(name.split('.')[0] in ('django', 'wagtail') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
