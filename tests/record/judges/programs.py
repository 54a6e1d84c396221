"""Programs that judge the record without us: Go's own libraries for transparency logs, and OpenSSL."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("judge.go")
LIBRARY = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog")


def openssl() -> str:
    """The program; the test is left out where there is none."""
    found = shutil.which("openssl")
    if not found:
        pytest.skip("Debian's package openssl is not installed")
    return found


def judge() -> Path:
    """The judge, built; the test is left out where Go or its library is missing."""
    if not shutil.which("go"):
        pytest.skip("Debian's package golang-go is not installed")
    if not LIBRARY.is_dir():
        pytest.skip("Debian's package golang-golang-x-mod-dev is not installed")
    return _built()


@cache
def _built() -> Path:
    folder = tempfile.mkdtemp(prefix="toguna-judge-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    program = Path(folder) / "judge"
    environment = {
        **os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOPROXY": "off", "GOFLAGS": "",
        "CGO_ENABLED": "0", "GOCACHE": f"{folder}/cache",
    }  # fmt: skip
    for step in (["vet"], ["build", "-o", str(program)]):
        subprocess.run(["go", *step, str(SOURCE)], env=environment, check=True)
    return program
