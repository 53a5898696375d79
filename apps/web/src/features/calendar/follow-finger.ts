import { dayUnder, markDay } from "./day-under.ts";

const longPressMs = 400;
/** Whoever moves further before that wants to scroll. */
const slackPx = 10;
const edgePx = 110;

interface Lift {
  post: string;
  card: HTMLElement;
  ghost: HTMLElement;
  x: number;
  y: number;
}

/** A card that is held for a moment follows the finger; the page scrolls where the finger nears its edge. */
export function followFinger(surface: HTMLElement, move: (postId: string, day: string) => void): () => void {
  const off = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let start = { x: 0, y: 0 };
  let lift: Lift | undefined;
  let scrolling = 0;

  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
    // Not passive: a finger that carries a card must not scroll the page.
  ) => surface.addEventListener(name, listener, { signal: off.signal, passive: false });

  on("touchstart", (event) => {
    clearTimeout(waiting);
    const [finger] = event.touches;
    const card = (event.target as Element).closest<HTMLElement>("[data-movable]");
    if (!finger || !card || event.touches.length > 1) return;
    start = { x: finger.clientX, y: finger.clientY };
    waiting = setTimeout(() => (lift = liftCard(surface, card, start)), longPressMs);
  });
  on("touchmove", (event) => {
    const [finger] = event.touches;
    if (!finger) return;
    const { clientX: x, clientY: y } = finger;
    if (!lift) {
      if (Math.hypot(x - start.x, y - start.y) > slackPx) clearTimeout(waiting);
      return;
    }
    event.preventDefault();
    lift = { ...lift, x, y };
    lift.ghost.style.translate = `${x - start.x}px ${y - start.y}px`;
    markDay(surface, dayUnder(document.elementFromPoint(x, y)));
    scrolling ||= requestAnimationFrame(scrollAtEdge);
  });
  on("touchend", (event) => {
    clearTimeout(waiting);
    if (!lift) return;
    // No click follows, which would open the post.
    event.preventDefault();
    const day = dayUnder(document.elementFromPoint(lift.x, lift.y))?.dataset["day"];
    const { post } = lift;
    letGo();
    if (day) move(post, day);
  });
  on("touchcancel", letGo);
  // A long press would also open the link's menu, or begin the browser's own dragging.
  for (const name of ["contextmenu", "dragstart"] as const)
    on(name, (event) => {
      if (lift) event.preventDefault();
    });

  function scrollAtEdge(): void {
    scrolling = 0;
    if (!lift) return;
    const below = lift.y - (window.innerHeight - edgePx);
    const above = edgePx - lift.y;
    if (below <= 0 && above <= 0) return;
    window.scrollBy(0, below > 0 ? Math.min(14, below / 4) : -Math.min(14, above / 4));
    markDay(surface, dayUnder(document.elementFromPoint(lift.x, lift.y)));
    scrolling = requestAnimationFrame(scrollAtEdge);
  }

  function letGo(): void {
    clearTimeout(waiting);
    if (!lift) return;
    lift.ghost.remove();
    lift.card.removeAttribute("data-lifted");
    surface.removeAttribute("data-carrying");
    markDay(surface, undefined);
    lift = undefined;
  }

  return () => {
    letGo();
    off.abort();
  };
}

/** The card's likeness under the finger. Days without posts, which an agenda leaves out, appear meanwhile. */
function liftCard(surface: HTMLElement, card: HTMLElement, { x, y }: { x: number; y: number }): Lift {
  const before = card.getBoundingClientRect();
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.removeAttribute("data-post");
  ghost.setAttribute("aria-hidden", "true");
  ghost.classList.add("cal-ghost");
  Object.assign(ghost.style, {
    left: `${before.left}px`,
    top: `${before.top}px`,
    width: `${before.width}px`,
  });
  document.body.append(ghost);
  card.setAttribute("data-lifted", "");
  surface.setAttribute("data-carrying", "");
  window.scrollBy({ top: card.getBoundingClientRect().top - before.top, behavior: "instant" });
  return { post: card.dataset["post"] ?? "", card, ghost, x, y };
}
