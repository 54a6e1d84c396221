"""A real S3 server on loopback (moto's), in a process of its own, and a plain client to look into it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import boto3

BUCKET = "presse"
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_REGION": "us-east-1"}


@dataclass(frozen=True)
class S3Server:
    address: str
    prefix: str = ""

    @property
    def url(self) -> str:
        return f"s3://{BUCKET}/{self.prefix}".rstrip("/")

    @property
    def environment(self) -> dict[str, str]:
        return {**KEYS, "AWS_ENDPOINT_URL": self.address}

    @property
    def client(self):
        return boto3.client(
            "s3",
            endpoint_url=self.address,
            region_name=KEYS["AWS_REGION"],
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )

    def empty(self) -> None:
        """Everything is gone; the bucket is there."""
        reset = urllib.request.Request(f"{self.address}/moto-api/reset", method="POST")
        with urllib.request.urlopen(reset, timeout=30):
            self.client.create_bucket(Bucket=BUCKET)

    def all(self) -> dict[str, bytes]:
        """Every object under the prefix, by its name there."""
        client, found = self.client, {}
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=self.key("")):
            for item in page.get("Contents", []):
                body = client.get_object(Bucket=BUCKET, Key=item["Key"])["Body"].read()
                found[item["Key"].removeprefix(self.key(""))] = body
        return found

    def names(self) -> set[str]:
        listed = self.client.list_objects_v2(Bucket=BUCKET, Prefix=self.key(""))
        return {item["Key"].removeprefix(self.key("")) for item in listed.get("Contents", [])}

    def head(self, name: str):
        return self.client.head_object(Bucket=BUCKET, Key=self.key(name))

    def put(self, name: str, data: bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=self.key(name), Body=data)

    def delete(self, name: str) -> None:
        self.client.delete_object(Bucket=BUCKET, Key=self.key(name))

    def key(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(**environment: str) -> Iterator[S3Server]:
    """The server with one empty bucket; it is gone afterwards, with all that was in it."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = S3Server(f"http://127.0.0.1:{port}", "site")
    try:
        _wait(server.address, process)
        yield server
    finally:
        process.kill()
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the S3 server stopped with status {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/moto-api/data.json", timeout=5):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise RuntimeError("the S3 server did not answer")
