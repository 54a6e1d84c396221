"""A stock WordPress site of one post, of Debian's packages: default theme, nginx with gzip, PHP-FPM, MariaDB; all of it
in a temporary folder, and asking nobody outside."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .edge_side import Side

DEBIAN = Path("/usr/share/wordpress")
PACKAGES = "wordpress wordpress-theme-twentytwentythree php-fpm php-cli php-mysql mariadb-server-core nginx-light"

CONFIGURATION = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{work}/mariadb.sock');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://localhost:{port}');
define('WP_SITEURL', 'http://localhost:{port}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
# What the installer's own form does (wp-admin/install.php), without the message that it sends.
INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'localhost';
function wp_new_blog_notification() {}
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Stock', 'editor', 'editor@example.org', true, '', 'of-this-benchmark-alone');
[$title, $body] = explode("\\0", stream_get_contents(STDIN));
echo wp_insert_post(['post_title' => $title, 'post_content' => $body, 'post_status' => 'publish', 'post_author' => 1]);
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


def _program(name: str) -> str | None:
    return shutil.which(name, path="/usr/bin:/usr/sbin")


def missing() -> str:
    """What is not there, or nothing."""
    fpm = next(Path("/usr/sbin").glob("php-fpm*"), None)
    programs = {name: _program(name) for name in ("nginx", "php", "mariadbd", "mariadb-install-db")}
    absent = [name for name, found in {**programs, "php-fpm": fpm}.items() if not found]
    return ", ".join(absent if DEBIAN.exists() else ["wordpress", *absent])


@contextmanager
def stock_wordpress(side: Side, port: int, work: Path, title: str, body: str) -> Iterator[str]:
    """The path of the post, served until the end."""
    work = work / "wordpress"
    work.mkdir()
    site = work / "site"
    # Debian's own folder reads its configuration from /etc alone.
    shutil.copytree(DEBIAN, site, ignore=shutil.ignore_patterns("wp-config.php"))
    words = {
        "work": work,
        "site": site,
        "port": port,
        "address": side.address,
        "user": pwd.getpwuid(os.getuid()).pw_name,
    }
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
        (site / "install.php").write_text(INSTALL)
        number = _done([_program("php"), "-d", "error_reporting=0", "install.php"], site, f"{title}\0{body}")
        fpm = [str(next(Path("/usr/sbin").glob("php-fpm*"))), "--allow-to-run-as-root", "-y", str(work / "fpm.conf")]
        running.enter_context(_started(fpm, work / "fpm.sock", work / "fpm.log"))
        nginx = [str(_program("nginx")), "-e", str(work / "nginx-errors.log"), "-c", str(work / "nginx.conf")]
        running.enter_context(side.serving(nginx, port, work / "nginx.log"))
        yield f"/?p={number.strip()}"


def _done(command: list[str | None], folder: Path | None = None, said: str = "") -> str:
    done = subprocess.run([str(c) for c in command], cwd=folder, input=said, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stderr or done.stdout)[-2000:]}")
    return done.stdout


@contextmanager
def _started(command: list[str | None] | list[str], socket: Path, log: Path) -> Iterator[None]:
    """A server known by its socket in the file system."""
    with log.open("wb") as output:
        server = subprocess.Popen([str(c) for c in command], stdout=output, stderr=subprocess.STDOUT)
        try:
            for _ in range(600):
                if socket.exists():
                    break
                if server.poll() is not None:
                    raise RuntimeError(f"{command[0]} has stopped:\n{log.read_text()[-2000:]}")
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)
