"""The admin saves by itself while the editor works."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.e2e.people import EDITOR, Account, sign_in
from tests.e2e.server import Portal

MAKE = """
from news.models import ArticlePage, SectionPage
section = SectionPage.objects.get(slug="tin-hoat-dong")
for number in range(4):
    page = ArticlePage(title=f"Tin gấp {number}", slug=f"tin-gap-{number}", lead="Tin.", live=False)
    section.add_child(instance=page)
    page.save_revision()
    print(page.pk)
"""
PUBLISH_WHILE_SAVING = """async () => {
  const form = document.querySelector('#page-edit-form');
  const send = (headers, more) => {
    const body = new FormData(form);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(location.href, { method: 'POST', headers, body, redirect: 'manual' });
  };
  const save = () => send({ Accept: 'application/json' }, {});
  await Promise.all([save(), send({}, { 'action-publish': 'action-publish' }), save()]);
}"""


def test_an_autosave_on_its_way_never_undoes_publishing(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    drafts = portal.shell(MAKE).split()
    page = visitor().new_page()
    sign_in(page, accounts[EDITOR])
    for draft in drafts:
        page.goto(f"/quan-tri/pages/{draft}/edit/")
        page.evaluate(PUBLISH_WHILE_SAVING)
    assert [portal.get(f"/tin-hoat-dong/tin-gap-{number}/").status for number in range(4)] == [200] * 4
