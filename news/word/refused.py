class Refused(ValueError):
    """The file is not taken; the text is a Vietnamese sentence for the editor."""
