"""No page of the admin has a script in it: what Wagtail starts by one is started by an element.

`static/js/admin-start.js` defines it. The templates of date pickers and inline panels are overridden; choosers have no
template.
"""

import re
from typing import Any

from django.utils.html import escapejs, format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

_CALL = re.compile(r"(?:new )?(?P<name>\w+)\((?P<arguments>.*)\);", re.DOTALL)


def render(self: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
    told = self.get_value_data(value)
    script = self.render_js_init(attrs["id"], name, told)
    call = _CALL.fullmatch(script)
    if call is None:
        raise ValueError(f"not a call: {script}")
    return format_html(
        '{}<start-widget hidden data-name="{}" data-arguments="[{}]"></start-widget>',
        self.render_html(name, told, attrs),
        call["name"],
        escapejs(call["arguments"]),
    )


def start_choosers_without_scripts() -> None:
    BaseChooser.render = render
