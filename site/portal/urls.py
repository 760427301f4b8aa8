from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as document_urls

from news import views as news
from news.desk.batch.stock import CleanAddView, CleanDocumentsAddView
from news.review.panel import ReviewedCreateView
from news.search import views as searching
from news.serve import serve
from portal import errors, health, media
from portal.desk.account import OfficeAccountView
from portal.desk.editing import SharedEditView
from portal.desk.redirects import start_import
from portal.desk.session import session
from portal.figures.views import metrics
from portal.violations.views import receive as csp_report

urlpatterns = [
    path("dang-nhap/", include("portal.signin.urls")),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan-ngung-dung/", account.account_inactive, name="account_inactive"),
    path("quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path("quen-mat-khau/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^dat-lai-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "dat-lai-mat-khau/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # Wagtail's own forms would be a second way in, that asks for no second factor.
    path("quan-tri/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("quan-tri/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("quan-tri/logout/", account.logout),  # which asks first, where stock obeys a picture on another site
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("quan-tri/pages/<int:page_id>/edit/", require_admin_access(SharedEditView.as_view())),
    path(
        "quan-tri/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        require_admin_access(ReviewedCreateView.as_view()),
    ),
    path("quan-tri/images/multiple/add/", require_admin_access(CleanAddView.as_view())),
    path("quan-tri/documents/multiple/add/", require_admin_access(CleanDocumentsAddView.as_view())),
    path("quan-tri/account/", require_admin_access(OfficeAccountView.as_view())),
    path("quan-tri/redirects/import/", require_admin_access(start_import)),
    path("quan-tri/phien/", session, name="session"),
    # Wagtail's admin never asks these, and they know neither locks nor the workflow.
    path("quan-tri/api/main/pages/<int:pk>/action/<str:name>/", errors.nothing_here),
    path("quan-tri/failwhale/", errors.nothing_here),  # an address that is there to fail
    path("quan-tri/", include(admin_urls)),
    re_path(r"^tai-lieu/(\d+)/(.*)$", media.document),
    path("tai-lieu/", include(document_urls)),
    path("tim-kiem/", searching.search, name="search"),
    path("tim-kiem/goi-y/", searching.suggestions, name="suggestions"),
    path("so-do-trang/", news.site_map, name="site_map"),
    path("", include("news.lists.urls")),
    path("", include("news.machines.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("_metrics", metrics, name="metrics"),
    path("_csp", csp_report, name="csp_report"),
    path("media/<path:path>", media.serve, name="media"),
    # All but Wagtail's own `_util/`, where private pages ask for their password.
    re_path(r"^(?!_util/)" + wagtail_urls.serve_pattern.lstrip("^"), serve),
    path("", include(wagtail_urls)),
]

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns

handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"
