"""Chapter 4: two people on the first map, without a browser."""

from channels.testing import WebsocketCommunicator

from docs.tutorial.first_map.consumer import FirstMap


async def main() -> None:
    ana, bo = (WebsocketCommunicator(FirstMap.as_asgi(), "/ws/") for _ in range(2))
    await ana.connect()
    await bo.connect()
    await ana.send_json_to({"id": "1", "lat": 52.09, "lng": 5.12})
    print("Bo hears ", await bo.receive_json_from())
    print("Ana hears", await ana.receive_json_from())

    cy = WebsocketCommunicator(FirstMap.as_asgi(), "/ws/")
    await cy.connect()
    print("Cy comes, and has heard nothing:", await cy.receive_nothing())
    for person in (ana, bo, cy):
        await person.disconnect()
