"""The settings of the server under test: a small application instead of the project."""

import os

SECRET_KEY = "only for tests"
INSTALLED_APPS: list[str] = []
ASGI_APPLICATION = "tests.server.application.application"
BEHIND_PROXY = os.environ.get("BEHIND_PROXY") == "1"
LOGGING_CONFIG = None

if os.environ.get("PATIENCE"):  # what is over in a moment takes long enough to be looked at
    from project.serving import websocket

    websocket.CLOSE_SECONDS = 60.0
if os.environ.get("CLOCK"):  # time passes when a test says so: `GET /later`
    from project.serving import websocket
    from tests.server.clock import clock

    websocket.clock = clock
if os.environ.get("HASTE"):  # what takes minutes takes a second or two
    from project.serving import requests, websocket

    requests.REQUEST_SECONDS = 1
    websocket.PING_SECONDS = 1.0
    websocket.PONG_SECONDS = 1.0
