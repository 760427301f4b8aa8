from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("news", "0002_counting_page")]

    operations = [
        migrations.AlterModelOptions(
            name="contributor",
            options={
                "ordering": ["name"],
                "permissions": [("view_royalties", "Xem báo cáo nhuận bút")],
                "verbose_name": "tác giả",
                "verbose_name_plural": "tác giả",
            },
        ),
    ]
