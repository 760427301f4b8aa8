"""Ways to articles besides their sections: themes, writers, months, photos, and the map of it all."""
