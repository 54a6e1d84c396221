"""What the judge says of a log in a folder, whole and with bytes flipped."""

import random
import subprocess

from tests.record.judges.programs import judge


def judged(folder, *keys, older=None):
    """The judge's status and what it says."""
    command = [
        judge(),
        *(part for key in keys for part in ("-key", key)),
        *(["-older", older] if older else []),
        folder,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout.strip()


def flips(data, number, seed):
    """The data with one byte flipped, at places of which the first and last are two."""
    places = {0, len(data) - 1, *random.Random(seed).choices(range(len(data)), k=number)}
    for at in sorted(places):
        for bit in (0, 5):
            yield at, data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def refused(file, check, number=12):
    """Where a flipped byte of a file is not refused."""
    data = file.read_bytes()
    missed = []
    try:
        for at, spoiled in flips(data, number, file.name):
            file.write_bytes(spoiled)
            if check() == 0:
                missed.append((file.name, at))
    finally:
        file.write_bytes(data)
    return missed
