/**
 * What the realtime modules ask of the browser (time, chance, sockets, being online), in one object,
 * so that tests can put in their own and need not wait.
 */

/** @import { Environment } from "../../types.d.ts" */

/** @returns {Environment} */
export function browser() {
  return {
    openSocket: (url) => new WebSocket(socketAddress(url)),
    now: () => performance.now(), // the time of day may be set back while something waits
    after,
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    watch,
  };
}

/** A path becomes ws:// or wss:// on the page's own host; older browsers want that spelled out. */
function socketAddress(/** @type {string} */ url) {
  const address = new URL(url, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address.href;
}

/** @type {Environment["after"]} */
function after(ms, fn) {
  const timer = setTimeout(fn, ms);
  return () => clearTimeout(timer);
}

/** @type {Environment["watch"]} */
function watch(fn) {
  const ended = new AbortController();
  const { signal } = ended;
  addEventListener("online", () => fn("online"), { signal });
  addEventListener("offline", () => fn("offline"), { signal });
  document.addEventListener("visibilitychange", () => document.hidden || fn("visible"), { signal });
  return () => ended.abort();
}
