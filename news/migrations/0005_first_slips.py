"""The list of slips as an office starts with it, and the hosts that its articles link to already."""

import re
from urllib.parse import urlsplit

from django.db import migrations

# Wrong, right, and what follows where it is no slip.
SLIPS = [
    ("kiếm tra", "kiểm tra", ""),
    ("trong tâm", "trọng tâm", "trí, hồn, thức, thế, tưởng, lý, can, khảm, bão, dịch, chấn, điểm"),
    ("khen thường", "khen thưởng", "xuyên"),
    ("khen thuởng", "khen thưởng", ""),
    ("thi đưa", "thi đua", ""),
    ("phong trảo", "phong trào", ""),
    ("bẳng khen", "bằng khen", ""),
    ("tập thế", "tập thể", ""),
    ("điễn hình", "điển hình", ""),
    ("xuất xắc", "xuất sắc", ""),
    ("suất sắc", "xuất sắc", ""),
    ("lảnh đạo", "lãnh đạo", ""),
    ("quyết đinh", "quyết định", ""),
    ("bổ xung", "bổ sung", ""),
    ("hổ trợ", "hỗ trợ", ""),
    ("nổ lực", "nỗ lực", ""),
    ("cũng cố", "củng cố", "gắng, tình"),
    ("sẳn sàng", "sẵn sàng", ""),
    ("chia sẽ", "chia sẻ", ""),
    ("cổ vủ", "cổ vũ", ""),
    ("giử gìn", "giữ gìn", ""),
    ("kỹ niệm", "kỷ niệm", ""),
    ("tựu chung", "tựu trung", ""),
]
_ADDRESS = re.compile(r'https?://[^\s"<>\\]+')


def add_slips(apps, schema_editor):
    slips = apps.get_model("news", "Slip").objects
    known = set(slips.values_list("wrong", flat=True))
    slips.bulk_create(
        slips.model(wrong=wrong, right=right, unless_followed_by=unless)
        for wrong, right, unless in SLIPS
        if wrong not in known
    )


def remember_hosts(apps, schema_editor):
    hosts = apps.get_model("news", "LinkedHost").objects
    found = set()
    for page in apps.get_model("news", "ArticlePage").objects.filter(live=True).only("body").iterator():
        for child in page.body.raw_data:
            found |= {_host(address) for address in _ADDRESS.findall(str(child["value"]))}
    hosts.bulk_create([hosts.model(host=host) for host in sorted(found - {""})], ignore_conflicts=True)


def _host(address):
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")[:255]
    except ValueError:
        return ""


def fill(apps, schema_editor):
    add_slips(apps, schema_editor)
    remember_hosts(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("news", "0004_review")]

    # The tables go with the migration before.
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
