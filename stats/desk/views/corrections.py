from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stats.corrections import carried_over
from stats.desk.access import CORRECT, VIEW, needs
from stats.desk.corrections_list import as_table, read_asked
from stats.desk.exports import to_csv, to_xlsx
from stats.desk.views.export import as_file
from stats.desk.views.furniture import TITLE, furniture
from stats.models import Correction
from stats.numbers import site_total

CORRECTIONS = "Điều chỉnh số liệu"
ROWS = 50


@needs(CORRECT)
def corrections(request: HttpRequest) -> HttpResponse:
    asked, rows = read_asked(request.GET)
    page = Paginator(rows, ROWS).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = under_desk(request, CORRECTIONS) | {
        "asked": asked,
        "kinds": Correction.Kind.choices,
        "page_of_rows": page,
        "table": as_table(page.object_list),
        "query": query.urlencode(),
        "total": site_total(),
        "carried": carried_over([None])[None],
    }
    return render(request, "stats/desk/corrections.html", context)


@needs(CORRECT)
def export_corrections(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in ("csv", "xlsx"):
        raise Http404
    table = as_table(read_asked(request.GET)[1])
    content = to_csv(table) if kind == "csv" else to_xlsx([table])
    return as_file(content, f"dieu-chinh.{kind}")


def under_desk(request: HttpRequest, title: str) -> dict[str, object]:
    """The head of a page under the corrections, or of these themselves."""
    above = [(reverse("stats_desk"), TITLE)] if request.user.has_perm(VIEW) else []
    if title != CORRECTIONS:
        above.append((reverse("stats_corrections"), CORRECTIONS))
    return furniture(title, *above)
