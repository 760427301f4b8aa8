"""Articles by the month of their publication."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.listing import newest
from news.lists import moments
from news.lists.paging import paginate
from news.lists.words import month_name, year_name
from news.places import Place
from news.public import public

NAME = "Lưu trữ"


@require_safe
@public
def archive(request: HttpRequest) -> HttpResponse:
    years = moments.years()
    context = {"heading": NAME, "years": years, "total": sum(years.values())}
    return render(request, "pages/archive.html", context)


@require_safe
@public
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    months = moments.months(year) if moments.is_month(year) else {}
    if not months:
        return _nothing(request, year_name(year))
    start, end = moments.start_of(year), moments.start_of(year, 13)
    around = moments.dates(
        earlier=newest().filter(published_on__lt=start), later=newest().filter(published_on__gte=end).reverse()
    )
    links = {way: _year_place(moments.month_of(date)[0]) for way, date in around.items() if date}
    context = {
        "heading": year_name(year),
        "year": year,
        "months": [(month, months.get(month, 0)) for month in range(1, 13)],
        "total": sum(months.values()),
        "trail": [_archive_place()],
        **links,
    }
    return render(request, "pages/archive_year.html", context)


@require_safe
@public
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not moments.is_month(year, month):
        return _nothing(request, f"Tháng {month}/{year}")
    if request.path != (address := _month_place(year, month).href):
        return redirect(address, permanent=True)
    start, end = moments.start_of(year, month), moments.start_of(year, month + 1)
    articles = paginate(newest().dated(start, end), request)
    if not articles:
        return _nothing(request, month_name(year, month))
    around = moments.dates(
        earlier=newest().filter(published_on__lt=start), later=newest().filter(published_on__gte=end).reverse()
    )
    links = {way: _month_place(*moments.month_of(date)) for way, date in around.items() if date}
    context = {
        "heading": month_name(year, month),
        "articles": articles,
        "trail": [_archive_place(), _year_place(year)],
        **links,
    }
    return render(request, "pages/archive_month.html", context)


def _nothing(request: HttpRequest, name: str) -> HttpResponse:
    """Not only that there is nothing here, but where there is something."""
    context = {"heading": name, "years": moments.years(), "trail": [_archive_place()]}
    return render(request, "pages/archive_nothing.html", context, status=404)


def _archive_place() -> Place:
    return Place(reverse("archive"), NAME)


def _year_place(year: int) -> Place:
    return Place(reverse("archive_year", args=[year]), year_name(year))


def _month_place(year: int, month: int) -> Place:
    return Place(reverse("archive_month", args=[year, month]), month_name(year, month))
