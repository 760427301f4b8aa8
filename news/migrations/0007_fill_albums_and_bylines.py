"""Albums of the galleries that stand in articles already, and an address for every writer."""

from django.db import migrations, models

from news.text.slug import slugify


def fill(apps, schema_editor):
    fill_albums(apps)
    fill_slugs(apps)


def fill_albums(apps):
    albums, rows = apps.get_model("news", "Album").objects, apps.get_model("news", "AlbumPhoto").objects
    known = set(apps.get_model("news", "Photo")._base_manager.values_list("pk", flat=True))
    for article in apps.get_model("news", "ArticlePage").objects.only("body", "published_on").iterator(chunk_size=200):
        for place, block in enumerate(article.body.raw_data, 1):
            if block["type"] != "gallery":
                continue
            items = [item.get("value", item) for item in block["value"]["photos"]]
            items = [item for item in items if item["photo"] in known]
            if not items:
                continue
            title = (block["value"].get("title") or "")[:160]
            album = albums.create(
                article_id=article.pk, published_on=article.published_on, place=place, title=title
            )
            rows.bulk_create(
                rows.model(
                    album=album,
                    place=number,
                    photo_id=item["photo"],
                    caption=item.get("caption") or "",
                    alt=(item.get("alt") or "")[:255],
                )
                for number, item in enumerate(items, 1)
            )


def fill_slugs(apps):
    taken = set()
    for contributor in apps.get_model("news", "Contributor")._base_manager.order_by("pk"):
        plain = slug = slugify(contributor.pen_name or contributor.name, 90) or "tac-gia"
        number = 1
        while slug in taken:
            number += 1
            slug = f"{plain}-{number}"
        taken.add(slug)
        contributor.slug = slug
        contributor.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("news", "0006_albums_and_bylines")]

    operations = [
        # The tables go with the migration before.
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="contributor",
            name="slug",
            field=models.SlugField(editable=False, max_length=100, unique=True, verbose_name="đường dẫn"),
        ),
    ]
