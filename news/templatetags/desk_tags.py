"""What templates of the desk print: an article's state, and numbers that may have parts."""

from fractions import Fraction

from django import template

from news.desk.state import state_label, state_note

register = template.Library()
register.filter(state_label)
register.filter(state_note)


@register.filter
def amount(number: int | Fraction) -> str:
    """1234.5 as `1.234,5`, with two decimals at most."""
    whole, _, part = f"{float(number):,.2f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
