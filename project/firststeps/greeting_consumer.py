"""A consumer: somebody connects and stays, and may be answered at any time."""

from channels.generic.websocket import WebsocketConsumer


class GreetingConsumer(WebsocketConsumer):
    """Made anew for each connection, and lives as long."""

    def connect(self) -> None:
        self.count = 0
        self.accept()

    def receive(self, text_data: str) -> None:
        self.count += 1
        self.send(f"Hello, {text_data}. I counted to {self.count}.")

    def disconnect(self, code: int) -> None:
        """The place to tidy up; there is nothing to tidy up here."""
