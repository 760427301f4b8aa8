from django.urls import path, register_converter

from news.lists.archive import archive, archive_month, archive_year
from news.lists.byline import written_by
from news.lists.converters import Month, Year
from news.lists.photo_library import photo_library
from news.lists.tag import tagged

register_converter(Year, "year")
register_converter(Month, "month")

urlpatterns = [
    path("the/<slug:slug>/", tagged, name="tag"),
    path("tac-gia/<slug:slug>/", written_by, name="byline"),
    path("thu-vien-anh/", photo_library, name="photo_library"),
    path("luu-tru/", archive, name="archive"),
    path("luu-tru/<year:year>/", archive_year, name="archive_year"),
    path("luu-tru/<year:year>/<month:month>/", archive_month, name="archive_month"),
]
