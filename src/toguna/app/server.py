"""The embedded server: desk and site in one process, with the clock that publishes what is scheduled."""

from __future__ import annotations

import logging
import socket
import threading
from itertools import count
from typing import Any

from gunicorn.app.base import BaseApplication

from .refusal import Refusal

log = logging.getLogger(__name__)

SCHEDULE_SECONDS = 15
WITNESSES = 4
"""Every so many rounds the witnesses that have not cosigned are asked again."""
LATE = 200
"""Share cards and PDFs made each time: some seconds of one core, so that readers and writers hardly notice."""


class _Server(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from .wsgi import application

        return application


def serve(host: str, port: int) -> None:
    """Serves until interrupted.  Raises :class:`Refusal` when the address is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                f"cannot listen: {error.strerror or error}", f"{host}:{port}", "choose another with --port"
            ) from error
    # One process (SQLite, and tasks that run where they are enqueued), several threads.
    _Server(
        {
            "bind": f"{host}:{port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": 8,
            "timeout": 120,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _start_clock,
        }
    ).run()


def _start_clock(worker: Any) -> None:
    threading.Thread(target=_keep_schedule, name="schedule", daemon=True).start()


def _keep_schedule() -> None:
    from django.db import close_old_connections
    from django.utils import timezone

    from toguna.desk.schedule import publish_due
    from toguna.record.log import Refuses

    from .publication import ask_witnesses, follow_publication, make_late

    hour = None
    pause = threading.Event()
    for turn in count(1):
        pause.wait(SCHEDULE_SECONDS)
        close_old_connections()
        try:
            publish_due()
            # Agenda and news sitemap change with the day alone, which begins by the institution's clock: an update that
            # finds nothing new costs next to nothing, so it is asked for every hour.
            if hour not in (None, now := timezone.now().replace(minute=0, second=0, microsecond=0)):
                follow_publication.enqueue()
            hour = now
            make_late(most=LATE)
            if turn % WITNESSES == 0:
                ask_witnesses()
        except Refuses as refusal:
            log.error("the record is not what it was; nothing is published until it is: %s", refusal)
        except Exception:
            log.exception("what is due failed; it is tried again in %s s", SCHEDULE_SECONDS)
