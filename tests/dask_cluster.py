"""A Dask cluster on loopback, for what workers are to make."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest


@contextmanager
def cluster(environment):
    """A Dask scheduler and two workers on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    host, port = address.split(":")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    variables = {**environment, "DJANGO_SETTINGS_MODULE": "toguna.conf.embedded"}
    scheduler = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        host,
        "--port",
        port,
        "--no-dashboard",
    ]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        f"tcp://{address}",
        "--nthreads",
        "1",
        "--no-dashboard",
    ]
    with (
        subprocess.Popen(scheduler, **quiet) as first,
        subprocess.Popen([*worker, "--nworkers", "2"], env=variables, **quiet) as second,
    ):
        try:
            wait_for_workers(address, 2)
            yield address
        finally:
            second.terminate()
            second.wait(30)
            first.terminate()


def wait_for_workers(address, number):
    from distributed import Client

    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:
                client.wait_for_workers(number, timeout=60)
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail("the cluster did not start")
