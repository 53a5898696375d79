import type { Page } from "@playwright/test";

/**
 * Words that forced colours leave below 7:1. Axe can't be asked: it reads the colour an author gave, not the one that
 * was forced; the browser's own computed `color` is the one that is painted.
 */
export function faintTextOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = ([red = 0, green = 0, blue = 0]: number[]) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element): number[] => {
      for (let box: Element | null = element; box; box = box.parentElement) {
        const colour = channels(getComputedStyle(box).backgroundColor);
        if (colour[3] === undefined || colour[3] > 0) return colour;
      }
      return [255, 255, 255];
    };
    const faint: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const said = words.map(({ textContent }) => textContent?.trim() ?? "").join("");
      if (said === "" || element.matches("script, style, option, :disabled")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const [light = 0, dark = 0] = [channels(getComputedStyle(element).color), behind(element)]
        .map(luminance)
        .toSorted((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      if (ratio < 7) faint.push(`${ratio.toFixed(1)}:1 for ${said.slice(0, 40)}`);
    }
    return faint;
  });
}
