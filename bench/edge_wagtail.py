"""A stock Wagtail site of one page: what ``wagtail start`` gives, its welcome page taken out and a body put in as the
tutorial does, in production settings, compressed by Django's own middleware."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .edge_side import Side

MODEL = """
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]
"""
TEMPLATE = """{% extends "base.html" %}
{% load wagtailcore_tags %}
{% block body_class %}template-homepage{% endblock %}
{% block content %}
    <h1>{{ page.title }}</h1>
    {{ page.body|richtext }}
{% endblock %}
"""
# WhiteNoise stands for the web server that gives out the two (empty) static files.
SETTINGS = """
from .base import MIDDLEWARE
SECRET_KEY = "of-this-benchmark-alone"
ALLOWED_HOSTS = ["*"]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *MIDDLEWARE,
]
"""
WRITE = """
import sys
from home.models import HomePage
page = HomePage.objects.get()
page.title, page.body = sys.stdin.read().split("\\0")
page.save_revision().publish()
"""


@contextmanager
def stock_wagtail(side: Side, port: int, work: Path, title: str, body: str) -> Iterator[str]:
    """The path of the page, served until the end."""
    project = work / "wagtail"
    project.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "TOGUNA_"))}
    environment["DJANGO_SETTINGS_MODULE"] = "stock.settings.production"

    def run(*command: str | Path, said: str = "") -> None:
        done = subprocess.run(command, cwd=project, env=environment, input=said, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr[-2000:]}")

    python = Path(sys.executable)
    # Its settings do not exist yet.
    run("env", "-u", "DJANGO_SETTINGS_MODULE", python.with_name("wagtail"), "start", "stock", project)
    (project / "home/models.py").write_text(MODEL)
    (project / "home/templates/home/home_page.html").write_text(TEMPLATE)
    (project / "stock/settings/local.py").write_text(SETTINGS)
    for command in (
        ("makemigrations", "--verbosity=0", "home"),
        ("migrate", "--verbosity=0"),
        ("collectstatic", "--noinput", "--verbosity=0"),
    ):
        run(python, "manage.py", *command)
    run(python, "-c", f"import django; django.setup()\n{WRITE}", said=f"{title}\0{body}")
    server: list[str | Path] = [
        python,
        "-m",
        "gunicorn",
        "stock.wsgi",
        "--chdir",
        project,
        "--threads=8",
        "--no-control-socket",
    ]
    bind = f"--bind={side.address}:{port}"
    with side.serving([*server, bind], port, work / "wagtail.log", environment):
        yield "/"
