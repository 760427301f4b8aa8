"""Under /dang-nhap/: allauth's views, by their own names."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from portal.login import StaffLoginView
from portal.signin.office_account import come_back, leave
from portal.signin.views import CodeAgainView, CodeAtSignInView, CodeByLetterView, SessionsView, SetUpAppView

urlpatterns = [
    path("", StaffLoginView.as_view(), name="account_login"),
    path("bang-tai-khoan-co-quan/", leave, name="office_account"),
    path("<str:provider_id>/tro-ve/", come_back, name="openid_connect_callback"),
    path("ma-qua-thu/", CodeByLetterView.as_view(), name="account_confirm_login_code"),
    path("buoc-hai/", CodeAtSignInView.as_view(), name="mfa_authenticate"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan/ma/", CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("xac-nhan/khoa/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("phien/", SessionsView.as_view(), name="usersessions_list"),
    path("hai-buoc/", second_factor.index, name="mfa_index"),
    path("hai-buoc/ung-dung/", SetUpAppView.as_view(), name="mfa_activate_totp"),
    path("hai-buoc/ung-dung/go/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("hai-buoc/ma-khoi-phuc/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("hai-buoc/ma-khoi-phuc/moi/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("hai-buoc/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("hai-buoc/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("hai-buoc/khoa/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("hai-buoc/khoa/<int:pk>/go/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
