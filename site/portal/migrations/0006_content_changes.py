import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0005_names_of_the_roots")]

    operations = [
        migrations.CreateModel(
            name="ContentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="lúc")),
            ],
            options={"verbose_name": "lần đổi nội dung", "verbose_name_plural": "lần đổi nội dung"},
        ),
    ]
