/** "Load older updates": the next ones into the page; without this script the link leads to a page of them. */

import { hook } from "../shared/element.js";

/** @import { Post } from "../../types.d.ts" */
/** @import { Toast } from "../shared/toast.js" */
/** @import { PostsState } from "./posts_state.js" */

/** @param {PostsState} state @param {{address: string, toast: Toast, show: (ids: string[]) => void}} parts */
export function mountOlder(state, { address, toast, show }) {
  const place = hook("older");
  const link = hook("load-older");
  const words = link.textContent;
  let loading = false;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !state.next) return;
    event.preventDefault();
    if (loading) return;
    loading = true;
    link.textContent = "Loading…";
    try {
      const { posts, next } = await askFor(address, state.next);
      show(state.add(posts, next));
    } catch {
      toast({ text: "The older updates could not be loaded. Try again in a moment.", tone: "danger" });
    }
    link.textContent = words;
    loading = false;
    refresh();
  });

  function refresh() {
    place.hidden = !state.next;
    if (state.next) link.setAttribute("href", `?before=${encodeURIComponent(state.next)}`);
  }
  return refresh;
}

/** @param {string} address @param {string} before @returns {Promise<{posts: Post[], next: string | null}>} */
async function askFor(address, before) {
  const answer = await fetch(`${address}?before=${encodeURIComponent(before)}`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
