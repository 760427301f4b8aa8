"""What deploy/ says agrees with what the application does; `make test-deploy` runs it."""

import base64
import hashlib
import re
from pathlib import Path

import observatory
import pytest
import yaml

from news.desk.quick.photos import MOST
from portal import media
from portal.settings import base

DEPLOY = Path(base.ROOT, "deploy")
NGINX = (DEPLOY / "nginx/portal.conf").read_text()


def test_the_proxy_shows_of_the_uploads_what_the_application_shows() -> None:
    assert f'location ~ "^/media/{media._PUBLIC.pattern}$"' in NGINX
    assert "location /media/ { return 404; }" in NGINX


def test_the_proxy_passes_on_what_the_application_takes() -> None:
    told = re.search(r"location /quan-tri/ \{\s*client_max_body_size (\d+)m;", NGINX)
    photos = MOST * base.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert told and int(told[1]) * 1024**2 > max(photos, base.WORD_MAX_UPLOAD_SIZE)


def test_what_the_proxy_says_of_the_reader_is_not_what_the_reader_said() -> None:
    said = (DEPLOY / "nginx/proxy.conf").read_text()
    assert "X-Forwarded-For $remote_addr;" in said
    assert "X-Forwarded-Proto $scheme;" in said
    assert "proxy_add_x_forwarded_for" not in said + NGINX


def test_the_proxy_s_own_page_is_as_safe_as_those_of_the_application() -> None:
    page = (DEPLOY / "nginx/tam-gian-doan.html").read_text()
    place = re.search(r"location = /tam-gian-doan.html \{(.*?)\n  \}", NGINX, re.DOTALL)
    assert place
    told = re.findall(r'add_header (\S+) (".*?"|\S+) always;', place[1])
    headers = [(name, value.strip('"')) for name, value in told]
    assert observatory.score([*headers, ("Content-Type", "text/html")], page.encode())[0] >= 115
    (styles,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in dict(headers)["Content-Security-Policy"]


def test_every_setting_of_the_example_is_explained() -> None:
    readme = Path(base.ROOT, "README.md").read_text()
    names = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (DEPLOY / "portal.env.example").read_text(), re.MULTILINE)
    assert len(names) > 10
    assert not [name for name in names if f"`{name}" not in readme]
    assert not re.search(r"^SECRET_KEY=.", (DEPLOY / "portal.env.example").read_text(), re.MULTILINE)


@pytest.mark.parametrize("service", ["web1", "web2", "worker1", "worker2", "database", "store", "nginx"])
def test_every_container_is_closed(service: str) -> None:
    told = yaml.safe_load((DEPLOY / "docker/compose.yaml").read_text())["services"][service]
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert told["security_opt"] == ["no-new-privileges:true"]
    assert "mem_limit" in told
    assert "healthcheck" in told or service.startswith("web")  # theirs stands in the image


def test_the_image_runs_as_nobody_in_particular_and_says_whether_it_is_well() -> None:
    image = (DEPLOY / "docker/Dockerfile").read_text()
    assert re.search(r"^USER 10001:10001$", image, re.MULTILINE)
    assert "HEALTHCHECK" in image
    assert "--require-hashes" in image


def test_both_languages_of_the_runbook_have_the_same_parts() -> None:
    english, vietnamese = (Path(base.ROOT, "docs", name).read_text() for name in ("operations.md", "van-hanh.md"))
    commands = r"^(?:  )?(?:apt|install|systemctl|runuser|certbot|nginx|sed|ln|\.venv)\b"
    for mark in (r"^## ", r"^\| ", r"^\d\. ", commands):
        found = [len(re.findall(mark, text, re.MULTILINE)) for text in (english, vietnamese)]
        assert found[0] == found[1] > 0, mark
