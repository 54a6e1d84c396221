"""Where the data shared by the project's developers lies: beside the checkout, or where ``TOGUNA_SHARED`` says."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("TOGUNA_SHARED") or Path(__file__).resolve().parents[2] / "shared")
PAGE = SHARED / "data" / "pages" / "presidence-du-mali-2023-07-29.txt"
