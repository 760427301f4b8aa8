"""Words of Wagtail's admin that no catalogue reaches."""

from typing import Any

from django.template import Origin
from django.template.loaders import app_directories
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

# Written into templates as they are.
IN_TEMPLATES = {
    "wagtailadmin/home.html": ('value="', "Search", '"'),
    "wagtailadmin/shared/header.html": ('value="', "Search", '"'),
    "wagtailadmin/shared/headers/_actions.html": ('aria-label="', "Actions", '"'),
}
# In Vietnamese no word of a name but the first is written with a capital.
AS_TITLES = {"wagtailadmin/reports/listing/_list_page_types_usage.html": "page_type.name|title"}


class Loader(app_directories.Loader):
    """Hands the words out for translation."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        if found := IN_TEMPLATES.get(str(origin.template_name)):
            before, word, after = found
            translated = f"{before}{{% load i18n %}}{{% translate '{word}' %}}{after}"
            return contents.replace(f"{before}{word}{after}", translated)
        if name := AS_TITLES.get(str(origin.template_name)):
            return contents.replace(name, name.replace("|title", "|capfirst"))
        return contents


def label_what_wagtail_does_not() -> None:
    """Wagtail makes these labels of the names of fields."""
    from wagtail.admin.forms import choosers, workflows
    from wagtail.models import Comment, Site
    from wagtail.sites.views import IndexView
    from wagtail.users.forms import PagePermissionsForm
    from wagtail.users.views.bulk_actions.assign_role import RoleForm

    labels: dict[Any, dict[str, Any]] = {
        choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
        choosers.AnchorLinkChooserForm: {"link_text": _("Link text")},
        choosers.EmailLinkChooserForm: {
            "link_text": _("Link text"),
            "email_address": _("Email address"),
            "subject": _("Subject"),
            "body": _("Message"),
        },
        choosers.PhoneLinkChooserForm: {"link_text": _("Link text"), "phone_number": _("Phone number")},
        workflows.WorkflowPageForm: {"page": _("Page")},
        PagePermissionsForm: {"page": _("Page")},
        RoleForm: {"role": _("Role")},
    }
    for form, fields in labels.items():
        for name, label in fields.items():
            form.base_fields[name].label = label
    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    Comment._meta.get_field("user").verbose_name = _("user")
    _label_task_types(workflows.TaskChooserSearchForm)
    _show_whole_names()


def _label_task_types(form: Any) -> None:
    """This field is made for each form, where there are several types."""
    stock = form.__init__

    def init(self: Any, *args: Any, **values: Any) -> None:
        stock(self, *args, **values)
        if "task_type" in self.fields:
            self.fields["task_type"].label = _("Type")

    form.__init__ = init


def _show_whole_names() -> None:
    """Stock calls a person by the field of the first name, which holds the family name here."""
    from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
    from wagtail.admin.ui.sidebar import MainMenuModule

    stock = MainMenuModule.js_args

    def js_args(self: Any) -> list[Any]:
        *menus, person = stock(self)
        return [*menus, person | {"name": user_display_name(self.user)}]

    MainMenuModule.js_args = js_args
