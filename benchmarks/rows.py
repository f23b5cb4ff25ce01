"""The lines of the tables: a figure, and how it is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    label: str
    key: str
    form: str
    factor: float = 1


USED = (
    Row("Server memory", "megabytes", "{:.0f} MB"),
    Row("Server, share of its core", "server_cpu", "{:.0f} %", 100),
    Row("Redis, share of the other core", "redis_cpu", "{:.1f} %", 100),
    Row("PostgreSQL, share of the other core", "postgres_cpu", "{:.0f} %", 100),
    Row("Load generator, share of the other core", "load_cpu", "{:.0f} %", 100),
    Row("Load generator late, p99", "load_late_p99_ms", "{:.1f} ms"),
    Row("Server waited for its core", "server_queued", "{:.0f} %", 100),
    Row("Load generator waited for its core", "load_queued", "{:.0f} %", 100),
    Row("Others on the server's core", "others_on_server_core", "{:.0f} %", 100),
    Row("Others on the load generator's core", "others_on_load_core", "{:.0f} %", 100),
)
FANOUT = (
    Row("Steps that reached a reader", "delivered", "{:.2f} %", 100),
    Row("… within 100 ms", "within_100_ms", "{:.2f} %", 100),
    Row("Things that stay in the wrong place", "stale", "{:,.0f}"),
    Row("Delay p50", "p50_ms", "{:.0f} ms"),
    Row("Delay p99", "p99_ms", "{:.0f} ms"),
    Row("Delay, longest", "max_ms", "{:.0f} ms"),
    Row("Server CPU per delivered update", "cpu_us_per_update", "{:.2f} µs"),
    Row("Updates delivered per second", "updates_per_second", "{:,.0f}"),
    Row("Bytes per delivered update", "bytes_per_update", "{:.0f}"),
)
GROWTH = (
    Row("Sockets", "sockets", "{:.0f}"),
    Row("Steps within 100 ms", "within_100_ms", "{:.1f} %", 100),
    Row("Delay p50", "p50_ms", "{:.0f} ms"),
    Row("Delay p99", "p99_ms", "{:.0f} ms"),
    Row("Server CPU per delivered update", "cpu_us_per_update", "{:.2f} µs"),
    Row("Server, share of its core", "server_cpu", "{:.0f} %", 100),
    Row("Load generator, share of the other core", "load_cpu", "{:.0f} %", 100),
)
DURABLE = (
    Row("Commands acknowledged", "acknowledged", "{:.2f} %", 100),
    Row("… per second", "acknowledged_per_second", "{:,.0f}"),
    Row("Acknowledgement p50", "p50_ms", "{:.0f} ms"),
    Row("Acknowledgement p99", "p99_ms", "{:.0f} ms"),
    Row("Acknowledgement, longest", "max_ms", "{:.0f} ms"),
    Row("Errors", "errors", "{:.0f}"),
    Row("Events delivered per second", "events_per_second", "{:,.0f}"),
    Row("Server CPU per command", "cpu_us_per_command", "{:,.0f} µs"),
)
BLOGGED = (
    Row("Posts that reached a reader", "delivered", "{:.2f} %", 100),
    Row("From `save()` to the last reader, p50", "p50_ms", "{:.0f} ms"),
    Row("From `save()` to the last reader, longest", "max_ms", "{:.0f} ms"),
    Row("From `save()` to a reader, p50", "reader_p50_ms", "{:.0f} ms"),
    Row("Server CPU per delivered post", "cpu_us_per_update", "{:.1f} µs"),
    Row("Bytes per delivered post", "bytes_per_update", "{:.0f}"),
)
JOINED = (
    Row("From the first knock to the last welcome", "seconds_to_last", "{:.1f} s"),
    Row("A welcome, p50", "p50_ms", "{:,.0f} ms"),
    Row("Kilobytes that each of them got", "kilobytes_per_join", "{:.0f} kB"),
    Row("Server CPU per join", "cpu_ms_per_join", "{:.1f} ms"),
    Row("Server memory that came with them", "grown_megabytes", "{:.0f} MB"),
)
IDLE = (
    Row("Server memory per socket", "kilobytes_per_socket", "{:.1f} KB"),
    Row("Server CPU per socket and second", "idle_cpu_us_per_socket", "{:.0f} µs"),
    Row("Server memory", "megabytes", "{:.0f} MB"),
)
CAPACITY = (
    Row("Frames read per second", "frames_per_second", "{:,.0f}"),
    Row("Updates in them", "updates_per_second", "{:,.0f}"),
    Row("Load generator, share of its core", "load_cpu", "{:.0f} %", 100),
    Row("Bare server, share of the other core", "server_cpu", "{:.0f} %", 100),
)
PAGES = tuple(
    Row(label.format(name), key.format(kind), form)
    for kind, name in (("map", "Map"), ("sketch", "Board"), ("live", "Liveblog"))
    for label, key, form in (
        ("{}: first load, compressed", "{}_kilobytes", "{:.0f} KB"),
        ("{}: files", "{}_files", "{:.0f}"),
        ("{}: first paint", "{}_paint_ms", "{:.0f} ms"),
        ("{}: frames per second while 50 cursors move", "{}_frames", "{:.0f}"),
        ("{}: longest of those frames", "{}_longest_ms", "{:.0f} ms"),
    )
    if kind != "live" or ("cursors" not in label and "longest" not in label)
)
