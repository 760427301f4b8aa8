"""Who did what, when, to what: Wagtail's own log, made complete and told in one report."""
