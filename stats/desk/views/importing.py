from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stats.clock import now_ms
from stats.corrections import BelowZero, carry_over
from stats.desk import words
from stats.desk.access import CORRECT, needs, person
from stats.desk.exports import to_csv
from stats.desk.forms import ImportForm
from stats.desk.importing import Plan, Unreadable, make_plan, read_table
from stats.desk.importing.table import Line
from stats.desk.tables import Table
from stats.desk.views.corrections import under_desk
from stats.desk.views.export import as_file

TITLE = "Nhập từ tệp CSV"
SALT = "stats.desk.import"
MOST_SHOWN = 100
SECONDS_TO_CONFIRM = 3_600


@needs(CORRECT)
def import_file(request: HttpRequest) -> HttpResponse:
    """A file sent is only looked at; what it would do is done once the page that shows it is confirmed."""
    if request.method == "POST" and "agreed" in request.POST:
        return _carry_out(request)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    plan = None
    lines: list[Line] = []
    if request.method == "POST" and form.is_valid():
        try:
            lines = read_table(form.cleaned_data["file"].read())
            plan = make_plan(lines)
        except Unreadable as reason:
            form.add_error("file", str(reason))
    return _show(request, form, plan, lines)


@needs(CORRECT)
def import_template(request: HttpRequest) -> HttpResponse:
    rows = [["/khen-thuong/ten-bai/", 1397, "Số mang sang từ cổng cũ"]]
    return as_file(to_csv(Table("mau", TITLE, ["địa chỉ", "lượt xem", "lý do"], rows)), "mau-nhap-luot-xem.csv")


def _carry_out(request: HttpRequest) -> HttpResponse:
    try:
        stored = signing.loads(request.POST["agreed"], salt=_salt(request), max_age=SECONDS_TO_CONFIRM)
    except signing.BadSignature:
        messages.error(request, "Đã quá một giờ kể từ khi xem trước. Hãy tải tệp lên lại.")
        return redirect("stats_import")
    plan = make_plan(Line(*line) for line in stored)
    if plan.faults:  # the site has changed since
        return _show(request, ImportForm(), plan, [])
    try:
        made = carry_over(
            {step.page.pk: step.views for step in plan.steps},
            reasons={step.page.pk: step.reason for step in plan.steps},
            now_ms=now_ms(),
            made_by=person(request),
        )
    except BelowZero:
        messages.error(request, "Chưa ghi gì: số liệu vừa thay đổi, một trang sẽ có tổng âm. Hãy tải tệp lên lại.")
        return redirect("stats_import")
    same = len(plan.steps) - len(made)
    messages.success(
        request,
        f"Đã ghi {words.number(len(made))} dòng điều chỉnh; {words.number(same)} trang đã có đúng số đó từ trước.",
    )
    return redirect("stats_corrections")


def _show(request: HttpRequest, form: ImportForm, plan: Plan | None, lines: list[Line]) -> HttpResponse:
    agreed = ""
    if plan and not plan.faults:
        stored = [(line.number, line.page, line.views, line.reason) for line in lines]
        agreed = signing.dumps(stored, salt=_salt(request), compress=True)
    context = under_desk(request, TITLE) | {"form": form, "plan": plan, "agreed": agreed, "most": MOST_SHOWN}
    return render(request, "stats/desk/import.html", context)


def _salt(request: HttpRequest) -> str:
    return f"{SALT}.{request.user.pk}"
