"""The editors' desk: dashboard, listing of articles, quick posting, reports."""
