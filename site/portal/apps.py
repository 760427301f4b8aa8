from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, post_save, pre_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Cổng thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account.signals import authentication_step_completed, login_code_rejected
        from allauth.mfa.signals import authentication_failed
        from django.conf import settings
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from news import kept
        from news.desk import readership
        from portal import checks  # noqa: F401
        from portal.audit.connect import connect as connect_audit
        from portal.bylines import bylines_of
        from portal.changes import pause, resume, watch
        from portal.desk.api import keep_collections_closed
        from portal.desk.starting import start_choosers_without_scripts
        from portal.figures.tally import hit_heard
        from portal.logs.sentry import report_to
        from portal.logs.statements import listen
        from portal.page_cache import version
        from portal.permissions import name_permissions
        from portal.readership import CountedReadership
        from portal.signin import ended, limits, lockout
        from portal.spreadsheets import make_spreadsheets_safe
        from portal.wording import label_what_wagtail_does_not
        from stats import heard
        from stats.desk.bylines import register_bylines

        if settings.SENTRY_DSN:
            report_to(settings.SENTRY_DSN)
        heard.register(hit_heard)
        register_bylines(bylines_of)
        kept.register(version.current)
        readership.register(CountedReadership())
        label_what_wagtail_does_not()
        start_choosers_without_scripts()
        make_spreadsheets_safe()
        keep_collections_closed()
        connect_audit()
        authentication_failed.connect(lockout.code_refused)
        login_code_rejected.connect(lockout.code_refused)
        authentication_step_completed.connect(limits.renew_key)
        post_save.connect(ended.of_a_saved_account, sender=settings.AUTH_USER_MODEL)
        user_logged_in.connect(lockout.forget_refused_codes)
        user_logged_in.connect(limits.begin)
        user_logged_out.connect(ended.of_who_signed_out)
        post_migrate.connect(name_permissions)
        connection_created.connect(watch)
        connection_created.connect(listen)
        pre_migrate.connect(pause)
        post_migrate.connect(resume)
