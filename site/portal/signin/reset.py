"""The way back for somebody who has lost the second factor and the recovery codes."""

import logging
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from wagtail.log_actions import log

from portal.office import office
from portal.signin.ended import end_sessions_of

logger = logging.getLogger(__name__)
ACTION = "portal.reset_second_factor"


def reset_second_factor(person: Any, by: Any = None) -> int:
    """Ends the sessions of `person` too; how many factors there were. `by`: None for an operator."""
    factors, _ = Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    end_sessions_of([person])
    log(person, ACTION, user=by)
    logger.warning("second factor of %s taken away by %s", person.get_username(), by or "an operator")
    if person.email:
        words = {"office": office(), "username": person.get_username(), "by": by}
        letter = render_to_string("account/email/second_factor_reset_message.txt", words)
        subject = f"[{office()}] Đã gỡ xác thực hai bước"
        EmailMessage(subject, letter, to=[person.email], headers={"Auto-Submitted": "auto-generated"}).send()
    return factors
