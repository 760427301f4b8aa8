"""Every address of the admin, with arguments from the sample."""

import itertools
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail import hooks

ADMIN = "quan-tri/"
PAGES = ["home", "section", "standard", "live", "alias", "draft", "scheduled", "private", "finished"]
# What each argument of an address may be: things of the sample, or a word behind "=".
ARGUMENTS: dict[str, list[str]] = {
    "page_id": PAGES,
    "parent_page_id": ["root", "home", "section"],
    "page_to_move_id": ["draft", "section"],
    "destination_id": ["other_section"],
    "page_pk": ["section"],
    "pk": ["live"],
    "workflow_pk": ["workflow"],
    "workflow_state_id": ["workflow_state"],
    "task_id": ["task"],
    "task_state_id": ["task_state"],
    "revision_id": ["scheduled_revision"],
    "collection_id": ["collection"],
    "document_id": ["document"],
    "doc_id": ["document"],
    "image_id": ["photo"],
    "uploaded_file_id": ["upload"],
    "redirect_id": ["redirect"],
    "action_name": ["=approve", "=reject"],
    "filter_spec": ["=width-100"],
    "session_id": ["session"],
    "object_id": ["draft"],
    "uidb64": ["=MQ"],
    "token": ["=abc-123"],
    "kind": ["=notice"],
    "slug": ["=bai"],
}
# Where an argument of a common name is something else, by the beginning of the address's name.
BY_NAME: dict[str, dict[str, list[str]]] = {
    r"wagtailadmin_collections:": {"pk": ["collection"]},
    r"wagtailadmin_workflows:\w*task": {
        "pk": ["task"],
        "app_label": ["=wagtailcore"],
        "model_name": ["=groupapprovaltask"],
    },
    r"wagtailadmin_workflows:": {"pk": ["workflow"]},
    r"wagtailsnippet\w+_news_notice:": {"pk": ["notice"]},
    r"wagtailsnippet\w+_news_slip:": {"pk": ["slip"]},
    r"news_review": {"pk": ["draft"]},
    r"wagtailsnippet\w+_news_contributor:": {"pk": ["contributor"]},
    r"wagtailadmin_editing_sessions:": {"app_label": ["=wagtailcore"], "model_name": ["=page"]},
    r"wagtailsites:": {"pk": ["site"]},
    r"wagtailusers_users:": {"pk": ["other"]},
    r"wagtailusers_groups:": {"pk": ["group"]},
    r"wagtail(docs_chooser|admin_api:documents):": {"pk": ["document"]},
    r"wagtail(images_chooser|admin_api:images):": {"pk": ["photo"]},
    r"wagtailsettings:": {"pk": ["settings"], "app_name": ["=news"], "model_name": ["=sitesettings"]},
    r"news_bin_restore": {"pk": ["binned_notice"]},
    r"news_quick": {"pk": ["draft"]},
    r"news_handbook_chapter": {"slug": ["=anh", "=duyet-va-dang"]},
    r"reset_second_factor": {"pk": ["other"]},
    r"news_batch": {"pk": ["photo"]},
    r"news_word": {"pk": ["draft"]},
    r"news_watch_seen": {"pk": ["finding"]},
    r"wagtailadmin_pages:revisions_(?!unschedule)": {"page_id": ["live"], "revision_id": ["revision"]},
    r"wagtailadmin_pages:revisions_unschedule": {"page_id": ["scheduled"]},
    r"wagtailadmin_pages:(workflow_|confirm_workflow|collect_)": {"page_id": ["draft"]},
    r"wagtailadmin_pages:choose_parent": {"app_label": ["=news"], "model_name": ["=articlepage"]},
    r"wagtailadmin_pages:(type_use|add|preview_on_add)": {
        "content_type_app_name": ["=news"],
        "content_type_model_name": ["=articlepage"],
        "parent_page_id": ["section"],
    },
    r"wagtailadmin_tag": {"app_name": ["=news"], "model_name": ["=tag"]},
}


def addresses(sample: SimpleNamespace) -> Iterator[tuple[str, str]]:
    """Pairs of an address's name and an address of that name; the pairs of bulk actions by model and action."""
    for name, pattern in patterns(get_resolver()):
        if name in ("wagtailadmin_error_test", "wagtailadmin_logout"):
            continue  # the one fails, as it is there for; the other ends the walk
        if name == "wagtail_bulk_action":
            yield from _bulk_addresses(sample)
        elif name.endswith("revisions_compare"):
            for pair in (("earliest", "latest"), ("live", "latest"), (sample.first_revision.pk, sample.revision.pk)):
                yield name, reverse(name, args=[sample.live.pk, *pair])
        else:
            for arguments in _arguments(name, pattern, sample):
                yield name, reverse(name, kwargs=arguments)


def patterns(of: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in of.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route, f"{space}{each.namespace}:" if each.namespace else space)
        elif route.startswith(ADMIN) and each.name:
            yield space + each.name, each


def _arguments(name: str, pattern: URLPattern, sample: SimpleNamespace) -> Iterator[dict[str, Any]]:
    special = [values for beginning, values in BY_NAME.items() if re.match(beginning, name)]
    names = list(pattern.pattern.converters)
    known = [next((values[each] for values in special if each in values), None) or ARGUMENTS[each] for each in names]
    for values in itertools.product(*known):
        yield {each: _value(sample, value) for each, value in zip(names, values, strict=True)}


def _value(sample: SimpleNamespace, value: str) -> Any:
    return value[1:] if value.startswith("=") else getattr(sample, value).pk


def _bulk_addresses(sample: SimpleNamespace) -> Iterator[tuple[str, str]]:
    things = [sample.draft.page_ptr, sample.photo, sample.document, sample.other, sample.notice, sample.contributor]
    for action in hooks.get_hooks("register_bulk_action"):
        for thing in things:
            if type(thing) in action.models:
                meta = thing._meta
                address = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, action.action_type])
                yield f"bulk {meta.model_name} {action.action_type}", f"{address}?id={thing.pk}"
