"""Articles, photos, search and the editors' desk."""
