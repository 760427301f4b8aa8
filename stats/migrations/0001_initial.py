import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                (
                    "day",
                    models.DateField(
                        primary_key=True, serialize=False, verbose_name="ngày"
                    ),
                ),
                (
                    "visits",
                    models.PositiveIntegerField(
                        default=0, verbose_name="lượt truy cập"
                    ),
                ),
                (
                    "visitors",
                    models.PositiveIntegerField(default=0, verbose_name="khách"),
                ),
                (
                    "views",
                    models.PositiveIntegerField(default=0, verbose_name="lượt xem"),
                ),
            ],
            options={
                "verbose_name": "số liệu ngày",
                "verbose_name_plural": "số liệu ngày",
            },
        ),
        migrations.CreateModel(
            name="DayKey",
            fields=[
                (
                    "day",
                    models.DateField(
                        primary_key=True, serialize=False, verbose_name="ngày"
                    ),
                ),
                (
                    "secret",
                    models.BinaryField(max_length=32, verbose_name="khóa bí mật"),
                ),
            ],
            options={
                "verbose_name": "khóa của ngày",
                "verbose_name_plural": "khóa của ngày",
            },
        ),
        migrations.CreateModel(
            name="PageVisitor",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day",
                        "key",
                        "page",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("key", models.BigIntegerField(verbose_name="mã khách")),
                ("page", models.PositiveIntegerField(verbose_name="mã trang")),
                (
                    "counted_at",
                    models.BigIntegerField(verbose_name="lần tính cuối (ms)"),
                ),
            ],
            options={
                "verbose_name": "khách của trang trong ngày",
                "verbose_name_plural": "khách của trang trong ngày",
            },
        ),
        migrations.CreateModel(
            name="Facet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("referrer", "Trang giới thiệu"),
                            ("device", "Thiết bị"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("value", models.CharField(max_length=100, verbose_name="giá trị")),
                (
                    "visits",
                    models.PositiveIntegerField(
                        default=0, verbose_name="lượt truy cập"
                    ),
                ),
            ],
            options={
                "verbose_name": "nguồn và thiết bị",
                "verbose_name_plural": "nguồn và thiết bị",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "kind", "value"), name="stats_facet_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("hour", models.PositiveSmallIntegerField(verbose_name="giờ")),
                (
                    "visits",
                    models.PositiveIntegerField(
                        default=0, verbose_name="lượt truy cập"
                    ),
                ),
                (
                    "visitors",
                    models.PositiveIntegerField(default=0, verbose_name="khách"),
                ),
                (
                    "views",
                    models.PositiveIntegerField(default=0, verbose_name="lượt xem"),
                ),
            ],
            options={
                "verbose_name": "số liệu giờ",
                "verbose_name_plural": "số liệu giờ",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "hour"), name="stats_hour_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PageDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("page", models.PositiveIntegerField(verbose_name="mã trang")),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "views",
                    models.PositiveIntegerField(default=0, verbose_name="lượt xem"),
                ),
                (
                    "visits",
                    models.PositiveIntegerField(
                        default=0, verbose_name="lượt truy cập bắt đầu"
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu trang theo ngày",
                "verbose_name_plural": "số liệu trang theo ngày",
                "indexes": [
                    models.Index(
                        fields=["day", "page", "views"], name="stats_pageday_most_read"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "day"), name="stats_pageday_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("hour", models.PositiveSmallIntegerField(verbose_name="giờ")),
                ("reason", models.CharField(max_length=20, verbose_name="lý do")),
                ("hits", models.PositiveIntegerField(default=0, verbose_name="số lần")),
            ],
            options={
                "verbose_name": "lượt không tính",
                "verbose_name_plural": "lượt không tính",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "hour", "reason"), name="stats_refusal_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visitor",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("key", models.BigIntegerField(verbose_name="mã khách")),
                (
                    "hit_at",
                    models.BigIntegerField(
                        help_text="Trống khi khách mới chỉ báo còn trực tuyến trong ngày.",
                        null=True,
                        verbose_name="lần xem cuối (ms)",
                    ),
                ),
                (
                    "seen_at",
                    models.BigIntegerField(
                        help_text="Bằng 0 khi khách đã được tính tiếp sang ngày sau.",
                        verbose_name="lần thấy cuối (ms)",
                    ),
                ),
            ],
            options={
                "verbose_name": "khách trong ngày",
                "verbose_name_plural": "khách trong ngày",
                "indexes": [
                    models.Index(fields=["seen_at"], name="stats_visitor_seen_at")
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "page",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Trống: lượt truy cập của cả cổng.",
                        null=True,
                        verbose_name="mã trang",
                    ),
                ),
                (
                    "amount",
                    models.IntegerField(
                        help_text="Ví dụ: 181397 để cộng, -250 để trừ.",
                        verbose_name="số lượt",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="Ví dụ: Số liệu chuyển từ cổng cũ.",
                        max_length=255,
                        verbose_name="lý do",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="thời điểm")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thực hiện",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều chỉnh số liệu",
                "verbose_name_plural": "điều chỉnh số liệu",
                "ordering": ["-made_at", "-pk"],
                "indexes": [
                    models.Index(fields=["page"], name="stats_correction_page")
                ],
            },
        ),
    ]
