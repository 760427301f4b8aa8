from typing import Any

from django.db import models

from news.text.clean import clean_text


def clean_texts(instance: models.Model) -> None:
    """Cleans every text field of `instance`, and the names of files that are about to be stored."""
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, models.FileField):
            if value and not value._committed:
                value.name = clean_text(value.name)
        elif isinstance(field, models.CharField | models.TextField) and type(value) is str:
            setattr(instance, field.attname, clean_text(value))


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

    def serializable_data(self) -> dict[str, Any]:
        """What a draft keeps: nothing else is called on its way into a revision."""
        self.clean_texts()
        data: dict[str, Any] = super().serializable_data()  # type: ignore[misc]
        return data

    def clean_texts(self) -> None:
        clean_texts(self)
