"""A link for a new password, sent by the worker.

The request does the same for every address and waits for no mail server, so that neither its answer nor the time that
this takes tells who has an account. The address alone waits in the database; the link is made when the letter leaves.
"""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from portal.mail import WAITS
from portal.office import office

LETTERS, WITHIN = 3, timedelta(hours=1)  # to one address, whatever address they are asked for from


class ForgottenPasswordForm(ResetPasswordForm):
    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        send_links.enqueue(self.cleaned_data["email"], 0)
        return str(self.cleaned_data["email"])


@task(backend="jobs")
def send_links(address: str, tries: int) -> None:
    """To each account with that address."""
    if tries == 0 and _asked_for(address) > LETTERS:
        return
    try:
        for user in User.objects.filter(email__iexact=address, is_active=True):
            _letter(user).send()
    except OSError:  # smtplib's own errors among them
        if tries >= len(WAITS):
            raise
        later = timezone.now() + timedelta(minutes=WAITS[tries])
        send_links.using(run_after=later).enqueue(address, tries + 1)


def _asked_for(address: str) -> int:
    lately = DBTaskResult.objects.filter(task_path=send_links.module_path, enqueued_at__gt=timezone.now() - WITHIN)
    return lately.filter(args_kwargs__args=[address, 0]).count()


def _letter(user: User) -> EmailMessage:
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    words = {
        "office": office(),
        "username": user.get_username(),
        "password_reset_url": get_adapter().get_reset_password_from_key_url(key),
    }
    letter = render_to_string("account/email/password_reset_key_message.txt", words)
    return EmailMessage(f"[{office()}] Đặt lại mật khẩu", letter.strip(), to=[user.email])
