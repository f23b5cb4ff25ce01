"""What the state machine's people may ask for, valid or not; a marker is one of three."""

from hypothesis import strategies as st

from tests.faults.machine_room import ROLES

names = st.sampled_from([*ROLES, "Ana", "Ben", "Cleo"])  # the viewer has less to say
numbers = st.integers(0, 2)
degrees = st.sampled_from([0.0, 12.5, 45.0, 91.0])  # there is no latitude of 91
words = st.sampled_from(["", "Pier", "Café ☕", "<b>"])
changes = st.fixed_dictionaries(
    {"id": numbers}, optional={"lat": degrees, "title": words, "note": words, "locked": st.booleans()}
)
given = st.fixed_dictionaries(
    {"id": numbers, "lat": degrees, "lng": degrees}, optional={"title": words, "locked": st.booleans()}
)
commands = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("marker.add"), "id": numbers, "lat": degrees, "lng": degrees},
        optional={"title": words, "note": words, "locked": st.booleans()},
    ),
    st.fixed_dictionaries({"type": st.just("marker.move"), "id": numbers, "lat": degrees, "lng": degrees}),
    st.fixed_dictionaries({"type": st.just("marker.edit"), "id": numbers}, optional={"title": words, "note": words}),
    st.fixed_dictionaries({"type": st.just("marker.remove"), "id": numbers}),
    st.fixed_dictionaries({"type": st.just("marker.lock"), "id": numbers, "locked": st.booleans()}),
    st.fixed_dictionaries(
        {"type": st.just("markers.change")},
        optional={
            "add": st.lists(given, max_size=2),
            "edit": st.lists(changes, max_size=2),
            "remove": st.lists(numbers),
        },
    ),
    st.fixed_dictionaries({"type": st.just("chat.say"), "text": st.sampled_from(["hello", "☕"])}),
    st.fixed_dictionaries({"type": st.just("room.rename"), "title": st.sampled_from(["Harbour", "Port"])}),
    st.fixed_dictionaries({"type": st.just("room.freeze"), "frozen": st.booleans()}),
)
picks = st.lists(st.integers(0, 9), max_size=8)
keeps = st.sampled_from([None, 0, 1, 3])
talks = st.lists(st.tuples(names, commands), min_size=1, max_size=8)
scripts = st.lists(commands, min_size=1, max_size=12)
mostly = st.sampled_from([True, True, False])
