"""nginx with the configuration of deploy/, its addresses and folders exchanged and nothing else."""

import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

from tests.deploy.hosts import Host
from tests.deploy.places import NAME, ROOT, eventually, free_port

FILES = ROOT / "deploy/nginx"
AROUND = """
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/portal.conf;
}}
"""


class Proxy:
    def __init__(self, folder: Path, hosts: list[Host]) -> None:
        command = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert command is not None, "the drill needs nginx. Debian: apt install nginx-light"
        folder.mkdir()
        self.folder = folder
        self.plain_port, self.port = free_port(), free_port()
        shutil.copy(FILES / "proxy.conf", folder)
        shutil.copy(FILES / "tam-gian-doan.html", folder)
        (folder / "portal").mkdir()
        self._make_certificate()
        (folder / "portal.conf").write_text(self._moved((FILES / "portal.conf").read_text(), hosts))
        user = f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder))
        arguments = [command, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
        tested = subprocess.run([*arguments, "-t"], capture_output=True, text=True)
        assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr
        self.process = subprocess.Popen(arguments)
        eventually(lambda: (folder / "nginx.pid").exists())

    def _moved(self, text: str, hosts: list[Host]) -> str:
        servers = "".join(f"  server 127.0.0.1:{host.port} max_fails=2 fail_timeout=5s;\n" for host in hosts)
        text, found = re.subn(r"  server 127\.0\.0\.1:8000 .*\n", servers, text, count=1)
        assert found
        text = re.sub(r"  listen \[::\].*\n", "", text)
        for before, after in (
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"),
            ("/etc/nginx/portal", str(self.folder)),
            (f"/etc/letsencrypt/live/{NAME}", str(self.folder)),
            ("/var/log/nginx", str(self.folder)),
            ("/var/cache/nginx", str(self.folder)),
            # Who answered, which only the drill wants to know.
            ("  gzip off;", "  add_header X-Answered-By $upstream_addr always;\n  gzip off;"),
        ):
            assert before in text, before
            text = text.replace(before, after)
        return text

    def _make_certificate(self) -> None:
        made = ["openssl", "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec"]
        made += ["-pkeyopt", "ec_paramgen_curve:prime256v1"]
        where = ["-keyout", str(self.folder / "privkey.pem"), "-out", str(self.folder / "fullchain.pem")]
        names = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
        subprocess.run([*made, *where, *names], check=True, capture_output=True)

    @property
    def certificate(self) -> str:
        return str(self.folder / "fullchain.pem")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
