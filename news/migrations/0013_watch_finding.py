import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("words", "Chữ cờ bạc"),
    ("hidden", "Chữ hay mã bị giấu"),
    ("host", "Dẫn tới nơi lạ"),
    ("burst", "Đăng khác thường"),
    ("publisher", "Người mới được đăng bài"),
    ("broken", "Liên kết hỏng"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0012_featured_articles"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WatchFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=KINDS, max_length=10, verbose_name="loại")),
                ("source", models.CharField(db_index=True, max_length=60, verbose_name="nguồn")),
                ("place", models.CharField(max_length=300, verbose_name="ở đâu")),
                ("subject", models.CharField(max_length=300, verbose_name="điều lạ")),
                ("what", models.TextField(verbose_name="nội dung")),
                ("key", models.CharField(max_length=32, unique=True, verbose_name="dấu")),
                ("by", models.CharField(blank=True, max_length=300, verbose_name="ai")),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="thấy lúc")),
                ("gone_at", models.DateTimeField(null=True, verbose_name="hết lúc")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="xem lúc")),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="trang",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xem",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều lạ trên trang",
                "verbose_name_plural": "điều lạ trên trang",
                "ordering": ["-found_at", "-pk"],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("gone_at", None), ("seen_at", None)),
                        fields=["kind"],
                        name="news_watch_unseen",
                    )
                ],
            },
        ),
    ]
