"""What templates of the desk print of an article's state."""

from django import template

from news.desk.state import state_label, state_note

register = template.Library()
register.filter(state_label)
register.filter(state_note)
