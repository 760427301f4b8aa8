from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0011_full_text")]

    operations = [
        migrations.AddIndex(
            model_name="articlepage",
            index=models.Index(
                condition=models.Q(("featured", True)), fields=["published_on"], name="news_featured_articles"
            ),
        ),
    ]
