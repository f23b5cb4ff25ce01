/** Lets what was pushed aside glide to its new place, by transforms alone: nothing is laid out twice, and reading is not disturbed. */

const LONGEST = 200; // ms
const EASE = "cubic-bezier(0.2, 0.7, 0.2, 1)";
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {() => Iterable<HTMLElement>} nodes those that may move, before and after @param {() => void} change */
export function gliding(nodes, change) {
  if (calm.matches || document.hidden) {
    change();
    return;
  }
  const before = new Map([...nodes()].map((node) => [node, node.getBoundingClientRect().top]));
  change();
  for (const node of nodes()) {
    const from = before.get(node);
    if (from === undefined) node.animate([{ opacity: 0 }, { opacity: 1 }], { duration: LONGEST, easing: EASE });
    else glide(node, from);
  }
}

/** @param {HTMLElement} node @param {number} from where it was seen, px from the top */
function glide(node, from) {
  if (Math.abs(from - node.getBoundingClientRect().top) < 1) return;
  // One that still glides is where it is seen, and not where it goes to.
  for (const motion of node.getAnimations()) motion.cancel();
  const distance = from - node.getBoundingClientRect().top;
  const frames = [{ transform: `translateY(${distance}px)` }, { transform: "none" }];
  node.animate(frames, { duration: LONGEST, easing: EASE });
}
