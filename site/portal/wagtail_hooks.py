"""Where the project's own parts stand in the admin."""

from wagtail import hooks

from portal.desk.scheduler import scheduler_on_the_home_page

hooks.register("construct_homepage_panels", scheduler_on_the_home_page)
