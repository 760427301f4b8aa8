"""What should be looked at before an article is published: warnings, which never stop anybody."""

from news.review.checks import review
from news.review.finding import Finding, Place, Remedy, Severity

__all__ = ["Finding", "Place", "Remedy", "Severity", "review"]
