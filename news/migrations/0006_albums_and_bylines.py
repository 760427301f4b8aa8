import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0005_first_slips")]

    operations = [
        migrations.AddField(
            model_name="contributor",
            name="slug",
            field=models.CharField(default="", editable=False, max_length=100, verbose_name="đường dẫn"),
        ),
        migrations.CreateModel(
            name="Album",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_on", models.DateTimeField(verbose_name="ngày đăng của bài")),
                ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự trong bài")),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="tên bộ ảnh")),
                ("article", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="albums", to="news.articlepage", verbose_name="bài viết")),
            ],
            options={
                "verbose_name": "bộ ảnh",
                "verbose_name_plural": "bộ ảnh",
                "constraints": [models.UniqueConstraint(fields=("article", "place"), name="one_album_a_place")],
                "indexes": [models.Index(fields=["published_on", "article"], name="albums_by_date")],
            },
        ),
        migrations.CreateModel(
            name="AlbumPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự trong bộ ảnh")),
                ("caption", models.TextField(blank=True, verbose_name="chú thích")),
                ("alt", models.CharField(blank=True, max_length=255, verbose_name="mô tả")),
                ("album", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="news.album", verbose_name="bộ ảnh")),
                ("photo", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="news.photo", verbose_name="ảnh")),
            ],
            options={
                "verbose_name": "ảnh của bộ ảnh",
                "verbose_name_plural": "ảnh của bộ ảnh",
                "ordering": ["album", "place"],
                "constraints": [models.UniqueConstraint(fields=("album", "place"), name="one_photo_a_place")],
            },
        ),
    ]
