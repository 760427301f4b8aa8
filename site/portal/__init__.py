"""The project: settings, addresses, the WSGI stack and what runs it."""
