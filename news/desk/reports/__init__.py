"""Reports for those who run the desk."""
