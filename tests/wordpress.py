"""A stock WordPress of Debian's packages, for tests and benchmarks: default theme, nginx, PHP-FPM, MariaDB; all of it in
a folder of its own, and asking nobody outside."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/share/wordpress")
PACKAGES = "wordpress wordpress-theme-twentytwentythree php-fpm php-cli php-mysql mariadb-server-core nginx-light"

CONFIGURATION = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{work}/mariadb.sock');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://{name}:{port}');
define('WP_SITEURL', 'http://{name}:{port}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
# What the installer's own form does (wp-admin/install.php), without the message that it sends.
INSTALL = """
define('WP_INSTALLING', true);
function wp_new_blog_notification() {}
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Stock', 'editor', 'editor@example.org', true, '', 'of-this-machine-alone');
"""
FPM = """[global]
error_log = {work}/fpm-errors.log
daemonize = no
[www]
user = {user}
listen = {work}/fpm.sock
pm = static
pm.max_children = 2
"""
NGINX = """user {user};
daemon off;
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/nginx-errors.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {work}/client_body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    gzip on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
    server {{
        listen {address}:{port};
        root {site};
        index index.php;
        location / {{ try_files $uri $uri/ /index.php?$args; }}
        location ~ \\.php$ {{
            include /etc/nginx/fastcgi.conf;
            fastcgi_pass unix:{work}/fpm.sock;
        }}
    }}
}}
"""


@dataclass(frozen=True)
class Wordpress:
    """An installed site whose database and PHP run; ``nginx`` is the command that makes it answer on its port."""

    site: Path
    nginx: list[str]

    def php(self, script: str, said: str = "") -> str:
        """What a script prints that runs within the site; ``said`` is its standard input."""
        once = self.site / "once.php"
        once.write_text(f"<?php $_SERVER['HTTP_HOST'] = 'localhost';\n{script}")
        try:
            return _done([_program("php"), "-d", "error_reporting=0", once.name], self.site, said)
        finally:
            once.unlink()

    @contextmanager
    def answering(self, port: int, log: Path) -> Iterator[None]:
        """The site on its port until the end."""
        with log.open("wb") as output:
            server = subprocess.Popen(self.nginx, stdout=output, stderr=subprocess.STDOUT)
            try:
                while server.poll() is None:
                    with suppress(OSError):
                        socket.create_connection(("127.0.0.1", port), 1).close()
                        break
                    time.sleep(0.05)
                yield
            finally:
                server.terminate()
                server.wait(timeout=30)


def missing() -> str:
    """What is not there, or nothing."""
    fpm = next(Path("/usr/sbin").glob("php-fpm*"), None)
    programs = {name: _program(name) for name in ("nginx", "php", "mariadbd", "mariadb-install-db")}
    absent = [name for name, found in {**programs, "php-fpm": fpm}.items() if not found]
    return ", ".join(absent if DEBIAN.exists() else ["wordpress", *absent])


@contextmanager
def wordpress(work: Path, port: int, *, address: str = "127.0.0.1", name: str = "localhost") -> Iterator[Wordpress]:
    """A fresh site in a new folder ``work``; ``name`` is the host it believes to be, ``address`` where nginx listens."""
    work.mkdir()
    site = work / "site"
    # Debian's own folder reads its configuration from /etc alone.
    shutil.copytree(DEBIAN, site, ignore=shutil.ignore_patterns("wp-config.php"))
    words = {
        "work": work, "site": site, "port": port, "address": address, "name": name,
        "user": pwd.getpwuid(os.getuid()).pw_name,
    }  # fmt: skip
    (site / "wp-config.php").write_text(CONFIGURATION.format(**words))
    (work / "fpm.conf").write_text(FPM.format(**words))
    (work / "nginx.conf").write_text(NGINX.format(**words))
    (work / "first.sql").write_text("CREATE DATABASE wordpress;\n")
    data = work / "mariadb"
    owner = f"--user={words['user']}"
    _done([_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", owner,
           "--auth-root-authentication-method=normal", "--skip-test-db"])  # fmt: skip
    with ExitStack() as running:
        database = [_program("mariadbd"), "--no-defaults", f"--datadir={data}", owner, "--skip-networking",
                    f"--socket={work}/mariadb.sock", f"--init-file={work}/first.sql"]  # fmt: skip
        running.enter_context(_started(database, work / "mariadb.sock", work / "mariadb.log"))
        nginx = [str(_program("nginx")), "-e", str(work / "nginx-errors.log"), "-c", str(work / "nginx.conf")]
        installed = Wordpress(site, nginx)
        installed.php(INSTALL)
        fpm = [str(next(Path("/usr/sbin").glob("php-fpm*"))), "--allow-to-run-as-root", "-y", str(work / "fpm.conf")]
        running.enter_context(_started(fpm, work / "fpm.sock", work / "fpm.log"))
        yield installed


def _program(name: str) -> str | None:
    return shutil.which(name, path="/usr/bin:/usr/sbin")


def _done(command: list[str | None], folder: Path | None = None, said: str = "") -> str:
    done = subprocess.run([str(c) for c in command], cwd=folder, input=said, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stderr or done.stdout)[-2000:]}")
    return done.stdout


@contextmanager
def _started(command: list[str | None] | list[str], listening: Path, log: Path) -> Iterator[None]:
    """A server known by its socket in the file system."""
    with log.open("wb") as output:
        server = subprocess.Popen([str(c) for c in command], stdout=output, stderr=subprocess.STDOUT)
        try:
            for _ in range(600):
                if listening.exists():
                    break
                if server.poll() is not None:
                    raise RuntimeError(f"{command[0]} has stopped:\n{log.read_text()[-2000:]}")
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)
