from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0007_lease")]

    operations = [
        migrations.CreateModel(
            name="Violation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("directive", models.CharField(max_length=40, verbose_name="quy tắc")),
                ("blocked", models.CharField(max_length=120, verbose_name="bị chặn")),
                ("page", models.CharField(max_length=200, verbose_name="trang")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="số lần")),
                ("first_at", models.DateTimeField(verbose_name="lần đầu")),
                ("last_at", models.DateTimeField(db_index=True, verbose_name="lần gần nhất")),
            ],
            options={
                "verbose_name": "lần bị chặn",
                "verbose_name_plural": "lần bị chặn",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("directive", "blocked", "page"), name="one_row_for_a_violation")
                ],
            },
        ),
    ]
