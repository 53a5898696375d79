import type { Page } from "@playwright/test";

/** What a page promises everybody, measured in the browser; every breach in words. Runs after the page has settled. */
export function measureLayout(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const breaches: string[] = [];
    const name = (element: Element) => {
      const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 50);
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${words}`;
    };
    /** Words for screen readers alone are clipped to a pixel; the way past the masthead waits above the screen. */
    const isHeard = (element: Element) => {
      for (let box: Element | null = element; box; box = box.parentElement)
        if (box.matches(".skip") || (box instanceof HTMLElement && box.offsetWidth === 1)) return true;
      return false;
    };
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !isHeard(element);

    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) breaches.push(`the page is ${over} px wider than the screen`);

    /** A link within a sentence is as high as its line (WCAG 2.2, 2.5.8); a box that is not seen is worked by its label. */
    const isInline = (element: Element) =>
      element.tagName === "A" &&
      getComputedStyle(element).display === "inline" &&
      (element.parentElement?.textContent ?? "").trim().length > (element.textContent ?? "").trim().length;
    const targets =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=menuitem], [tabindex='0']";
    for (const target of document.querySelectorAll<HTMLElement>(targets)) {
      if (!shown(target) || isInline(target)) continue;
      const label = target instanceof HTMLInputElement ? target.closest("label") : null;
      const isStretched = getComputedStyle(target, "::after").position === "absolute";
      const { width, height } = (
        label ??
        (isStretched ? target.closest("article") : null) ??
        target
      ).getBoundingClientRect();
      if (width < 43.9 || height < 43.9)
        breaches.push(`${Math.round(width)} × ${Math.round(height)} px to hit: ${name(target)}`);
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const looked = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || looked.has(element) || !shown(element)) continue;
      if (element.matches("script, style, option, noscript")) continue;
      looked.add(element);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 16) breaches.push(`text of ${size} px: ${name(element)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const words = range.getBoundingClientRect();
      if (words.width === 0) continue;
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        // Shortened on purpose, and said so by dots, or to be scrolled.
        if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") break;
        if (style.overflowX === "auto" || style.overflowX === "scroll") break;
        const room = box.getBoundingClientRect();
        const cutsWide = style.overflowX !== "visible" && words.right > room.right + 1;
        const cutsHigh = ["hidden", "clip"].includes(style.overflowY) && words.bottom > room.bottom + 2;
        if (cutsWide || cutsHigh) {
          breaches.push(`cut by <${box.tagName.toLowerCase()} class="${box.className}">: ${name(element)}`);
          break;
        }
      }
    }
    return breaches;
  });
}
