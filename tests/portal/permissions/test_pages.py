"""Who does what to an article, by its state.

C(ộng tác viên) B(iên tập viên) L(ãnh đạo) Q(uản trị); in the states marked `own` the article is the contributor's, and
only the contributor tries. A cell is who has the effect, by the real request; everybody else has none.
"""

from typing import Any

import pytest
from django.db import transaction
from page_actions import ACTIONS, Attempt
from page_states import STATES
from roles import CONTRIBUTOR, EDITOR, ROLES, make_person, signed_in

from news.models import HomePage, SectionPage

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
LETTERS = dict(zip("CBLQ", ROLES, strict=True))
COLUMNS = (
    *("draft", "draft own", "waiting_editor", "waiting_editor own", "waiting_approver", "returned", "returned own"),
    *("live", "live own", "live_changed", "scheduled", "locked", "binned", "binned own"),
)
TABLE = """
    #                draft  own    wait.e own    wait.a return own    live   own    change sched  locked binned own
    explore          CBLQ   C      CBLQ   C      CBLQ   CBLQ   C      CBLQ   C      CBLQ   CBLQ   CBLQ   CBLQ   C
    choose           CBLQ   C      CBLQ   C      CBLQ   CBLQ   C      CBLQ   C      CBLQ   CBLQ   CBLQ   CBLQ   C
    edit             BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    -      -
    view_draft       BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    BLQ    C
    preview          BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    BLQ    C
    version          BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    BLQ    C
    compare          BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    BLQ    C
    history          BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    BLQ    C
    api              -      -      -      -      -      -      -      -      -      -      -      -      -      -
    save             BLQ    C      B      -      L      BLQ    C      BLQ    C      BLQ    -      -      -      -
    autosave         BLQ    C      B      -      L      BLQ    C      BLQ    C      BLQ    -      -      -      -
    revert           BLQ    C      B      -      L      BLQ    C      BLQ    C      BLQ    -      -      -      -
    submit           BLQ    C      -      -      -      BLQ    C      BLQ    C      BLQ    -      -      -      -
    approve          -      -      B      -      L      -      -      -      -      -      -      -      -      -
    reject           -      -      B      -      L      -      -      -      -      -      -      -      -      -
    cancel_workflow  -      -      B      C      L      -      C      -      -      -      -      -      -      -
    publish          LQ     -      -      -      L      LQ     -      LQ     -      LQ     -      -      -      -
    unpublish        -      -      -      -      -      -      -      LQ     -      LQ     -      -      -      -
    unschedule       -      -      -      -      -      -      -      -      -      -      LQ     -      -      -
    delete           BLQ    C      BLQ    C      BLQ    BLQ    C      LQ     -      LQ     BLQ    LQ     -      -
    move             BLQ    C      BLQ    C      BLQ    BLQ    C      LQ     -      LQ     BLQ    LQ     -      -
    copy             BLQ    C      BLQ    C      BLQ    BLQ    C      BLQ    C      BLQ    BLQ    BLQ    -      -
    lock             LQ     -      B      -      L      LQ     -      LQ     -      LQ     LQ     -      LQ     -
    unlock           -      -      -      -      -      -      -      -      -      -      -      LQ     -      -
    restrict         LQ     -      LQ     -      LQ     LQ     -      LQ     -      LQ     LQ     LQ     LQ     -
    restore          -      -      -      -      -      -      -      -      -      -      -      -      BLQ    C
    api_publish      -      -      -      -      -      -      -      -      -      -      -      -      -      -
    api_unpublish    -      -      -      -      -      -      -      -      -      -      -      -      -      -
    api_delete       -      -      -      -      -      -      -      -      -      -      -      -      -      -
    api_copy         -      -      -      -      -      -      -      -      -      -      -      -      -      -
    api_move         -      -      -      -      -      -      -      -      -      -      -      -      -      -
    api_revert       -      -      -      -      -      -      -      -      -      -      -      -      -      -
    bulk_publish     LQ     -      LQ     -      LQ     LQ     -      -      -      -      -      LQ     -      -
    bulk_unpublish   -      -      -      -      -      -      -      LQ     -      LQ     -      -      -      -
    bulk_delete      BLQ    C      BLQ    C      BLQ    BLQ    C      LQ     -      LQ     BLQ    LQ     -      -
    bulk_move        BLQ    C      BLQ    C      BLQ    BLQ    C      LQ     -      LQ     BLQ    LQ     -      -
"""


def expected(column: str) -> dict[str, str]:
    place = COLUMNS.index(column) + 1
    rows = [line.split() for line in TABLE.strip().splitlines()[1:]]
    return {row[0]: row[place] for row in rows}


@pytest.mark.parametrize("column", COLUMNS)
def test_pages(home: HomePage, section: SectionPage, column: str) -> None:
    state, _, own = column.partition(" ")
    elsewhere: Any = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))
    people = {letter: make_person(role, letter) for letter, role in LETTERS.items() if letter == "C" or not own}
    clients = {letter: signed_in(user) for letter, user in people.items()}
    owner = people["C"] if own else make_person(CONTRIBUTOR, "chu-bai")
    page = STATES[state](section, owner, make_person(EDITOR, "bien-tap"))
    done = {}
    for action in ACTIONS:
        cell = ""
        for letter, user in people.items():
            with transaction.atomic():
                attempt = Attempt(clients[letter], user, type(page).objects.get(pk=page.pk), elsewhere)
                cell += letter if getattr(attempt, action)() else ""
                transaction.set_rollback(True)
        done[action] = cell or "-"
    assert done == expected(column)
