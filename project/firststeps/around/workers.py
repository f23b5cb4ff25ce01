"""Between the project's worker and the examples that work in it."""

from typing import Any

from project.firststeps.around.sockets import App


def without_beat(application: App) -> App:
    """Our worker beats every 30 s, for consumers that look at what was left undone; a textbook's does not know that."""

    async def run(scope: dict[str, Any], receive: Any, send: Any) -> Any:
        async def receive_work() -> Any:
            while (message := await receive())["type"] == "worker.beat":
                pass
            return message

        return await application(scope, receive_work, send)

    return run
