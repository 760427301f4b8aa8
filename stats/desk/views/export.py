from django.http import Http404, HttpRequest, HttpResponse

from stats.desk.access import VIEW, needs
from stats.desk.exports import to_csv, to_xlsx
from stats.desk.tables import tables
from stats.desk.views.report import requested

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHOLE = "bao-cao"


@needs(VIEW)
def export(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One table of the report as `csv` or `xlsx`, or all of them as one workbook."""
    choice, made = requested(request)
    made_tables = tables(made)
    if slug == WHOLE and kind == "xlsx":
        content = to_xlsx(list(made_tables.values()))
    elif slug not in made_tables or kind not in ("csv", "xlsx"):
        raise Http404
    elif kind == "csv":
        content = to_csv(made_tables[slug])
    else:
        content = to_xlsx([made_tables[slug]])
    days = f"{choice.period.first:%Y-%m-%d}_{choice.period.last:%Y-%m-%d}"
    return as_file(content, f"{slug}_{days}.{kind}")


def as_file(content: bytes, name: str) -> HttpResponse:
    """`name` is plain ASCII and ends in `.csv` or `.xlsx`."""
    response = HttpResponse(content, content_type=CSV if name.endswith(".csv") else XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
