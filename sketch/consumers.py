"""The board's sockets (stop 4): which service does which command."""

from project.realtime.consumers import RoomConsumer
from project.realtime.services import CORE_SERVICES
from sketch import messages, services, sweeping


class SketchConsumer(RoomConsumer):
    kind = "sketch"
    decoder = messages.decoder
    state_of = services.state_of
    services = {
        **CORE_SERVICES,
        messages.ItemAdd: services.item_add,
        messages.ItemEdit: services.item_edit,
        messages.ItemRemove: services.item_remove,
        messages.ItemsChange: services.items_change,
        messages.ItemsSweep: sweeping.items_sweep,
        messages.BoardClear: sweeping.board_clear,
        messages.ItemsRevive: sweeping.items_revive,
    }
