"""What other machines read: feeds, sitemaps, structured data, the API."""
