/** The day at a place of the screen that takes a card: one that is over takes none. */
export function dayUnder(target: Element | null): HTMLElement | undefined {
  const day = target?.closest<HTMLElement>("[data-day]");
  return day && !day.classList.contains("past") ? day : undefined;
}

/** Marks the day that would take the card, and no other. */
export function markDay(surface: HTMLElement, day: HTMLElement | undefined): void {
  for (const marked of surface.querySelectorAll("[data-over]"))
    if (marked !== day) marked.removeAttribute("data-over");
  day?.setAttribute("data-over", "");
}
