from django.db import migrations, models

# What `manage.py sample` wrote before there were kinds.
SAMPLE_REASONS = ("Số mang sang từ cổng cũ", "Lượt xem mang sang từ cổng cũ")


def name_what_was_carried_over(apps, schema_editor):
    corrections = apps.get_model("stats", "Correction").objects
    corrections.filter(reason__in=SAMPLE_REASONS, amount__gt=0).update(kind="carried")


class Migration(migrations.Migration):
    dependencies = [
        ("stats", "0002_journals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "thống kê truy cập",
                "verbose_name_plural": "thống kê truy cập",
                "permissions": [
                    ("view_traffic", "Xem thống kê truy cập"),
                    ("correct_traffic", "Điều chỉnh số liệu"),
                ],
                "managed": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="correction",
            name="kind",
            field=models.CharField(
                choices=[("carried", "Số mang sang"), ("adjusted", "Cộng hoặc trừ")],
                default="adjusted",
                max_length=10,
                verbose_name="loại",
            ),
        ),
        migrations.AddIndex(
            model_name="refusal",
            index=models.Index(fields=["day", "reason", "hits"], name="stats_refusal_report"),
        ),
        migrations.RunPython(name_what_was_carried_over, migrations.RunPython.noop),
    ]
