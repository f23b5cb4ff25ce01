"""Echo, as a class: it knows the protocol, we say what happens."""

from channels.generic.websocket import WebsocketConsumer


class Echo(WebsocketConsumer):
    def receive(self, text_data: str) -> None:
        self.send(f"You said: {text_data}")
