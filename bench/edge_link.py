"""A slow link between two machines that are two network namespaces of this one: what leaves one side reaches the other
as late, and as slowly, as on a telephone's link.  TCP runs for real over it, with its handshake and its slow start,
which a browser's own throttling leaves out.  Linux and root; the packets go through this process (Linux's ``netem``
would do the same, but not every kernel has it).

    python -m bench.edge_link SIDE SIDE     carries packets until its input ends; reads lines of bits a second and
                                            seconds one way, and answers each with a line
"""

from __future__ import annotations

import fcntl
import os
import selectors
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from .edge_side import Side

ADDRESSES = ("192.0.2.1", "192.0.2.2")
"""Of the addresses kept for documentation (RFC 5737): they exist nowhere else."""
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x1, 0x1000
MTU = 1500
WAITING = 1000
"""Packets that wait at most before one is dropped, as ``netem`` has it."""
PLAIN_TCP = {
    "ipv4/tcp_congestion_control": "reno",  # plain slow start (RFC 5681), where a machine may have another of its own
    "ipv4/tcp_no_metrics_save": "1",  # each visit is the first one
    "ipv6/conf/all/disable_ipv6": "1",
}


@dataclass(frozen=True)
class Link:
    server: Side
    reader: Side
    carrier: subprocess.Popen[str]

    def shape(self, bits_a_second: int, round_trip: float) -> None:
        """From now on so; seconds of the round trip, half of them each way."""
        assert self.carrier.stdin
        assert self.carrier.stdout
        self.carrier.stdin.write(f"{bits_a_second} {round_trip / 2}\n")
        self.carrier.stdin.flush()
        if not self.carrier.stdout.readline():
            raise RuntimeError("the slow link has ended")


@contextmanager
def slow_link() -> Iterator[Link]:
    """Raises :class:`OSError` or :class:`subprocess.CalledProcessError` where this system has no such link to give."""
    names = [f"{side}{os.getpid()}" for side in ("server", "reader")]
    made: list[str] = []
    carrier = None
    try:
        for name in names:
            _ip("netns", "add", name)
            made.append(name)
        carrier = subprocess.Popen(
            [sys.executable, "-m", "bench.edge_link", *names], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert carrier.stdout
        if not carrier.stdout.readline():
            raise OSError("nothing here carries packets")
        server, reader = (
            Side(("ip", "netns", "exec", name), address) for name, address in zip(names, ADDRESSES, strict=True)
        )
        yield Link(server, reader, carrier)
    finally:
        if carrier:
            carrier.communicate(timeout=10)
        for name in made:
            _ip("netns", "del", name)


@dataclass
class _Way:
    """One direction: packets leave at the link's rate, one after another, and arrive after its delay."""

    source: int
    to: int
    free_at: float = 0.0
    under_way: deque[tuple[float, bytes]] = field(default_factory=deque)

    def take(self, now: float, bits_a_second: int, delay: float) -> None:
        packet = os.read(self.source, MTU)
        if len(self.under_way) < WAITING:
            self.free_at = max(now, self.free_at) + len(packet) * 8 / bits_a_second
            self.under_way.append((self.free_at + delay, packet))

    def give(self, now: float) -> None:
        while self.under_way and self.under_way[0][0] <= now:
            os.write(self.to, self.under_way.popleft()[1])


def main() -> int:
    try:
        server, reader = (_end(name, address) for name, address in zip(sys.argv[1:3], ADDRESSES, strict=True))
    except (OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    ways = {server: _Way(server, reader), reader: _Way(reader, server)}
    bits_a_second, delay = 10**9, 0.0
    asked = selectors.DefaultSelector()
    for file in (*ways, sys.stdin.fileno()):
        asked.register(file, selectors.EVENT_READ)
    print("ready", flush=True)
    while True:
        due = min((way.under_way[0][0] for way in ways.values() if way.under_way), default=None)
        ready = asked.select(None if due is None else max(0.0, due - time.monotonic()))
        now = time.monotonic()
        for key, _ in ready:
            if key.fd in ways:
                ways[key.fd].take(now, bits_a_second, delay)
            elif not (line := os.read(key.fd, 100).decode()):
                return 0
            else:
                bits_a_second, delay = int(line.split()[0]), float(line.split()[1])
                print("shaped", flush=True)
        for way in ways.values():
            way.give(now)


def _end(name: str, address: str) -> int:
    """One end of the link, put into its namespace; what is written to it arrives there."""
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    _ip("link", "set", name, "netns", name)
    for key, value in PLAIN_TCP.items():
        _ip("netns", "exec", name, "sh", "-c", f"test ! -e /proc/sys/net/{key} || echo {value} >/proc/sys/net/{key}")
    for command in (
        f"address add {address}/24 dev {name}",
        f"link set {name} up mtu {MTU}",
        "link set lo up",
    ):
        _ip("-n", name, *command.split())
    return device


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    raise SystemExit(main())
