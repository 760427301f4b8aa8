"""Static nginx: one file, Debian's defaults but for the log, which no contestant writes."""

import os
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.common.server import PROCESSES, Server, free_port, started

MISSING = "nginx is not on this machine: not measured against it. Debian and Ubuntu: apt install nginx-light"
CONFIGURATION = """
{user}
worker_processes {processes};
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 768; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  default_type text/html;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


def find_nginx() -> str | None:
    # Debian keeps it where only root looks.
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def nginx_served(command: str, root: Path, folder: Path) -> Iterator[Server]:
    """The files in `root`; what nginx itself needs goes to `folder`."""
    folder.mkdir()
    port = free_port()
    # The folder is ours alone, and root's children would else become somebody else.
    user = f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else ""
    text = CONFIGURATION.format(user=user, processes=PROCESSES, folder=folder, root=root, port=port)
    (folder / "nginx.conf").write_text(text)
    arguments = ["-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    with started([command, *arguments], port, {"PATH": os.environ["PATH"]}) as server:
        yield server
