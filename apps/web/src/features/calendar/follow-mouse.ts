import { dayUnder, markDay } from "./day-under.ts";

/** What a dragged card carries. */
const dragType = "application/x-planrrr-post";

/** Cards are dragged by the browser's own means. */
export function followMouse(surface: HTMLElement, move: (postId: string, day: string) => void): () => void {
  const off = new AbortController();
  const on = <Name extends "dragend" | "dragleave" | "dragover" | "dragstart" | "drop">(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ) => surface.addEventListener(name, listener, { signal: off.signal });

  on("dragstart", ({ target, dataTransfer }) => {
    const card = target instanceof Element ? target.closest<HTMLElement>("[data-movable]") : null;
    if (!card || !dataTransfer) return;
    dataTransfer.setData(dragType, card.dataset["post"] ?? "");
    dataTransfer.effectAllowed = "move";
  });
  on("dragover", (event) => {
    if (!event.dataTransfer?.types.includes(dragType)) return;
    const day = dayUnder(event.target as Element);
    markDay(surface, day);
    if (day) event.preventDefault();
  });
  on("dragleave", ({ relatedTarget }) => {
    if (!surface.contains(relatedTarget as Node | null)) markDay(surface, undefined);
  });
  on("drop", (event) => {
    const day = dayUnder(event.target as Element)?.dataset["day"];
    const post = event.dataTransfer?.getData(dragType);
    markDay(surface, undefined);
    if (!day || !post) return;
    event.preventDefault();
    move(post, day);
  });
  on("dragend", () => markDay(surface, undefined));
  return () => off.abort();
}
