"""Simulated people, who come over real WebSockets as browsers do: `manage.py crowd`, for demos and load."""
