from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0006_content_changes")]

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name="việc")),
                ("holder", models.CharField(max_length=64, verbose_name="tiến trình")),
                ("until", models.DateTimeField(verbose_name="đến lúc")),
            ],
            options={"verbose_name": "quyền chạy một mình", "verbose_name_plural": "quyền chạy một mình"},
        ),
    ]
