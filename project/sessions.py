"""Sessions in the database, as Django's own; but a cookie that cannot be one of ours is not even looked up."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str) -> bool:
        """Django makes keys of letters and digits; PostgreSQL, asked for a NUL, would answer with an error."""
        known = bool(super()._validate_session_key(key))  # type: ignore[misc]  # the stubs leave it out
        return known and key.isascii() and key.isalnum()
