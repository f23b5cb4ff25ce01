/** The first map, in the browser. */

import { showWorld } from "./world.js";

const map = showWorld("map");
const socket = new WebSocket(`ws://${location.host}/ws/`);
const markers = {};

map.on("click", ({ latlng }) => say(crypto.randomUUID(), latlng));
socket.onmessage = ({ data }) => show(JSON.parse(data));

function say(id, { lat, lng }) {
  socket.send(JSON.stringify({ id, lat, lng }));
}

function show({ id, lat, lng }) {
  markers[id] ??= L.marker([lat, lng], { draggable: true })
    .addTo(map)
    .on("drag", ({ latlng }) => say(id, latlng));
  markers[id].setLatLng([lat, lng]);
}
