import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="counting_page",
            field=models.ForeignKey(
                blank=True,
                help_text="Khung “Thống kê truy cập” dẫn tới trang này. Ví dụ: Cách chúng tôi đếm lượt truy cập",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.page",
                verbose_name="trang nói cách đếm lượt truy cập",
            ),
        ),
    ]
