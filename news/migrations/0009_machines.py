import django.db.models.deletion
from django.db import migrations, models

import news.models.settings


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0008_related'),
    ]

    operations = [
        migrations.AddField(
            model_name='sitesettings',
            name='security_contact',
            field=models.CharField(blank=True, help_text='Thư điện tử hoặc trang web, in trong tệp security.txt; để trống thì lấy thư điện tử ở trên. Ví dụ: antoan@example.vn', max_length=200, validators=[news.models.settings.mail_or_web_address], verbose_name='nơi nhận báo lỗ hổng bảo mật'),
        ),
        migrations.AddField(
            model_name='standardpage',
            name='counterpart',
            field=models.ForeignKey(blank=True, help_text='Chọn ở một trong hai trang là đủ. Ví dụ: trang Contact của trang Liên hệ', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='counterparts', to='news.standardpage', verbose_name='trang cùng nội dung bằng ngôn ngữ kia'),
        ),
    ]
