class Refused(Exception):
    """A backup or a restore that cannot go on; the text is a Vietnamese sentence for the operator."""
