"""Opening an S3-compatible store from the standard ``AWS_*`` environment, and what it says when it will not."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

if TYPE_CHECKING:
    from obstore.store import S3Config

_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
_OTHER_KEYS = (
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_METADATA_ENDPOINT",
)
"""Where else keys may come from: each names a place to ask, so nothing is asked of an address nobody named."""


class StoreRefused(Exception):
    """The store cannot be used.  ``str()`` is one line: where, what, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(" ".join(f"{where}: {what}; {do}".split()))


def split(url: str) -> tuple[str, str]:
    """Bucket and prefix of ``s3://bucket/prefix``; raises :class:`StoreRefused` for anything else."""
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc or parts.query or parts.fragment:
        raise StoreRefused("this is not the address of a store", url, "write s3://bucket or s3://bucket/prefix")
    return parts.netloc, parts.path.strip("/")


def endpoint(environment: Mapping[str, str]) -> str:
    """Where the store is asked: empty for AWS itself.  Plain http is for a store on this machine alone, unless
    ``AWS_ALLOW_HTTP=true`` says otherwise."""
    found = next(
        (v for k in ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT") if (v := environment.get(k))), ""
    )
    parts = urlsplit(found)
    if found and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise StoreRefused(
            "this is not an address", f"AWS_ENDPOINT_URL={found}", "write https://host or https://host:port"
        )
    if parts.scheme == "http" and not _loopback(parts.hostname or "") and environment.get("AWS_ALLOW_HTTP") != "true":
        raise StoreRefused(
            "the keys and the site would travel unprotected",
            f"AWS_ENDPOINT_URL={found}",
            "use https, or set AWS_ALLOW_HTTP=true for a network of your own",
        )
    return found.rstrip("/")


def open_store(url: str) -> S3Store:
    """The store at ``s3://bucket/prefix``.  Nothing is asked of it yet.  Raises :class:`StoreRefused`."""
    bucket, prefix = split(url)
    at = endpoint(os.environ)
    if not os.environ.get("AWS_ACCESS_KEY_ID") and not any(os.environ.get(name) for name in _OTHER_KEYS):
        raise StoreRefused("no keys for the store", url, "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    config: S3Config = {"region": region}
    if at:
        config["endpoint"] = at
    with refusals(url):
        return S3Store(
            bucket,
            prefix=prefix or None,
            config=config,
            client_options={"allow_http": at.startswith("http://"), "connect_timeout": "10s", "timeout": "120s"},
            retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=60)},
        )


@contextmanager
def refusals(url: str) -> Iterator[None]:
    """Turns what the store's client raises into :class:`StoreRefused`."""
    try:
        yield
    except (BaseError, FileNotFoundError) as error:
        text = str(error)
        # A listing fails with one error for everything, so the status is read from the line.
        status = found[1] if (found := re.search(r"non-2xx status code: (\d{3})", text)) else ""
        if isinstance(error, (PermissionDeniedError, UnauthenticatedError)) or status in ("401", "403"):
            what = f"the store refuses these keys{_code(text)}"
            do = "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and what they may do there"
        elif isinstance(error, FileNotFoundError) or status == "404":
            what, do = f"not found in the store{_code(text)}", "check the name of the bucket"
        elif "error sending request" in text:
            what = "the store does not answer"
            do = "check AWS_ENDPOINT_URL and that the store runs, then run it again"
        else:
            what, do = f"the store failed{_code(text)}: {text.splitlines()[0][:160]}", "run it again"
        raise StoreRefused(what, url, do) from error


def _code(text: str) -> str:
    """The store's own word for it, such as ``NoSuchBucket``."""
    found = re.search(r"<Code>(\w+)</Code>", text)
    return f" ({found[1]})" if found else ""


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
