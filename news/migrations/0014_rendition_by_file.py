from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0013_watch_finding")]

    operations = [
        migrations.AddIndex(
            model_name="photorendition",
            index=models.Index(fields=["file"], name="news_rendition_by_file"),
        )
    ]
