"""The tops of the two trees, of pages and of files, have Vietnamese names where nobody has named them yet."""

from django.db import migrations

STOCK, PAGES, FILES = "Root", "Toàn cổng", "Kho chung"


def name_them(apps, schema_editor):
    _rename(apps, (STOCK, PAGES), (STOCK, FILES))


def name_them_as_they_were(apps, schema_editor):
    _rename(apps, (PAGES, STOCK), (FILES, STOCK))


def _rename(apps, pages, files):
    old, new = pages
    tops = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title=old)
    tops.update(title=new, draft_title=new)
    old, new = files
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_slip_list"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(name_them, name_them_as_they_were)]
