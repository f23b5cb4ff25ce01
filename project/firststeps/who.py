"""Sessions and users: AuthMiddlewareStack has put both into the scope."""

from channels.generic.websocket import JsonWebsocketConsumer


class WhoAmI(JsonWebsocketConsumer):
    def connect(self) -> None:
        self.accept()
        user, session = self.scope["user"], self.scope["session"]
        self.send_json(
            {
                "user": user.get_username() or "AnonymousUser",
                "signed_in": user.is_authenticated,
                # The page's view put these there: a socket cannot set a cookie.
                "guest": session.get("guest", {}).get("name", ""),
                "visits": session.get("first_steps", 0),
            }
        )
