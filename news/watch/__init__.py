"""Injected content and broken links: what is published is looked at when it appears, and all of it every night."""
