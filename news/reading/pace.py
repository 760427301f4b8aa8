"""How long a text takes to read."""

# Vietnamese is written in syllables; a grown-up reads about this many in silence, a little less than English words.
SYLLABLES_A_MINUTE = 230


def minutes(text: str) -> int:
    """Rounded, and at least one."""
    return max(1, round(len(text.split()) / SYLLABLES_A_MINUTE))
