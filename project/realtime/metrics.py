"""What this process counts, for Prometheus (`/metrics`)."""

from prometheus_client import Counter, Gauge, Histogram

SOCKETS = Gauge("roomful_sockets", "Open WebSockets", ["kind"])
ROOMS = Gauge("roomful_rooms", "Rooms with an open socket in this process")
COMMANDS = Counter("roomful_commands", "Commands by outcome: done, duplicate, or the error code", ["type", "outcome"])
EVENTS = Counter("roomful_events", "Stored events fanned out")
LIVE_IN = Counter("roomful_live_received", "Live updates received from clients")
LIVE_OUT = Counter("roomful_live_sent", "Live updates sent, after coalescing, times sockets")
FRAMES = Counter("roomful_frames_written", "Prepared frames written to sockets")
REPAIRS = Counter("roomful_repairs", "Holes and lost notices read again from the database")
RESENT = Counter("roomful_events_resent", "Events written again for sockets that came back or were slow")
SKIPPED = Counter("roomful_frames_skipped", "Frames not written to a slow socket, which catches up later")
SLOW_CLOSED = Counter("roomful_slow_closed", "Sockets closed because they stayed too slow")
LAYER_ERRORS = Counter("roomful_layer_errors", "Failures of the channel layer")
LAYER_DROPPED = Counter("roomful_layer_dropped", "Messages dropped because the channel layer was too slow")
ACK = Histogram(
    "roomful_ack_seconds",
    "From a command's arrival to its acknowledgement",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
FLUSH = Histogram(
    "roomful_flush_seconds",
    "One tick of one room: what has gathered, encoded and written to all of its sockets",
    buckets=(0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5),
)
WAITING_COMMANDS = Gauge("roomful_commands_waiting", "Commands that wait for a commit")
WAITING_MESSAGES = Gauge("roomful_layer_waiting", "Messages that wait for the channel layer")
TASKS = Gauge("roomful_tasks", "Tasks of the event loop: some for each socket, and they go with it")
LOOP_LAG = Gauge("roomful_loop_lag_seconds", "How late the event loop's timer last was")
