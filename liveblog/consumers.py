"""The blog's sockets (stop 4): which service does which command."""

from liveblog import messages, services
from project.realtime.consumers import RoomConsumer
from project.realtime.services import CORE_SERVICES


class LiveblogConsumer(RoomConsumer):
    kind = "live"
    decoder = messages.decoder
    state_of = services.state_of
    services = {
        **CORE_SERVICES,
        messages.PostAdd: services.post_add,
        messages.PostEdit: services.post_edit,
        messages.PostRemove: services.post_remove,
        messages.PostRestore: services.post_restore,
        messages.PostPin: services.post_pin,
        messages.ReactionAdd: services.reaction_add,
    }
