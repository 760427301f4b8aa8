from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stats.clock import now_ms
from stats.corrections import BelowZero, carry_over, correct, total_of
from stats.desk import words
from stats.desk.access import CORRECT, needs, person
from stats.desk.forms import AdjustForm, CarryOverForm, CorrectionForm
from stats.desk.views.corrections import under_desk


@needs(CORRECT)
def set_carried_over(request: HttpRequest) -> HttpResponse:
    def act(form: Any) -> str:
        page = form.page_number
        made = carry_over(
            {page: form.cleaned_data["total"]},
            reasons={page: form.cleaned_data["reason"]},
            now_ms=now_ms(),
            made_by=person(request),
        )
        if not made:
            return "Số mang sang vẫn như cũ, không cần thêm dòng nào."
        return f"Đã ghi một dòng {words.number(made[0].amount)}. {_total(form)}"

    explained = (
        "Ghi tổng số mà cổng cũ đã đếm. Nếu trước đây đã đặt một số khác, hệ thống ghi thêm một dòng "
        "bằng phần chênh lệch; đặt lại cùng một số thì không thay đổi gì."
    )
    return _form_page(request, CarryOverForm, "Đặt số mang sang", explained, act)


@needs(CORRECT)
def adjust(request: HttpRequest) -> HttpResponse:
    def act(form: Any) -> str:
        correct(
            form.change,
            reason=form.cleaned_data["reason"],
            now_ms=now_ms(),
            page=form.page_number,
            made_by=person(request),
        )
        done = "cộng" if form.change > 0 else "trừ"
        return f"Đã {done} {words.number(abs(form.change))} lượt. {_total(form)}"

    explained = (
        "Trừ những lượt bị thổi phồng, hoặc cộng những lượt bị thiếu. Mỗi lần là một dòng có tên người làm và lý do; "
        "dòng đã ghi không sửa, không xóa được, nhưng có thể ghi một dòng ngược lại."
    )
    return _form_page(request, AdjustForm, "Cộng hoặc trừ", explained, act)


def _form_page(
    request: HttpRequest,
    form_class: type[CorrectionForm],
    title: str,
    explained: str,
    act: Callable[[Any], str],
) -> HttpResponse:
    form = form_class(request.POST) if request.method == "POST" else form_class(initial={"page": _asked(request)})
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form))
            return redirect("stats_corrections")
        except BelowZero as refused:
            form.add_error(
                None, f"Không ghi được: tổng số hiện là {words.number(refused.total)}, không thể trừ nhiều hơn số đó."
            )
    context = under_desk(request, title) | {"form": form, "explained": explained}
    return render(request, "stats/desk/correction_form.html", context)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("trang", "")[:500]


def _total(form: CorrectionForm) -> str:
    page = form.cleaned_data["page"]
    total = words.number(total_of(form.page_number))
    return f"Lượt xem của “{page.title}” nay là {total}." if page else f"Tất cả nay là {total} lượt truy cập."
