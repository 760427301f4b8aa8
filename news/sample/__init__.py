"""The sample site: invented articles and pages as TOML, and the pictures drawn for them."""
