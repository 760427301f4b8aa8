from typing import Any

from django.db import models

from news.text.clean import clean_text


class CleanTextMixin(models.Model):
    """Cleans every text field of its own on the way to the database, whoever writes it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean_texts()
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.clean_texts()
        super().full_clean(*args, **kwargs)

    def clean_texts(self) -> None:
        for field in self._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                value = getattr(self, field.attname)
                if type(value) is str:
                    setattr(self, field.attname, clean_text(value))
