import { createRollingNumber } from "./rolling-number.ts";
import { styleSheet } from "./style.ts";
import type { View } from "./view.ts";

export interface Painting {
  state: View["state"];
  total: number | null;
  locale: string;
  sentence: string;
  freshness: string;
}

export interface Face {
  paint(painting: Painting): void;
  /** The still twin of the number, for screen readers; a live one is read out when it changes. */
  speak(words: string, isLive: boolean): void;
}

/** The elements inside. Built by hand: pages with Trusted Types refuse HTML as text. */
export function createFace(root: ShadowRoot): Face {
  root.adoptedStyleSheets = [styleSheet];
  const number = createRollingNumber();
  number.className = "number";
  number.setAttribute("part", "number");
  number.setAttribute("aria-hidden", "true");
  const dash = paragraph("dash", "number");
  dash.textContent = "—";
  dash.setAttribute("aria-hidden", "true");
  const spoken = paragraph("spoken");
  const sentence = paragraph("sentence", "sentence");
  sentence.setAttribute("aria-hidden", "true");
  const freshness = paragraph("freshness", "freshness");
  const dot = document.createElement("span");
  dot.className = "dot";
  const words = document.createElement("span");
  freshness.append(dot, words);
  const ticker = document.createElement("div");
  ticker.append(number, dash, spoken, sentence, freshness);
  root.replaceChildren(ticker);

  return {
    paint(painting) {
      ticker.className = `ticker ${painting.state}`;
      ticker.setAttribute("part", `ticker ${painting.state}`);
      const { total } = painting;
      number.hidden = total === null;
      dash.hidden = total !== null;
      if (total !== null) number.show(total, painting.locale);
      sentence.hidden = painting.sentence === "";
      sentence.textContent = painting.sentence;
      freshness.hidden = painting.freshness === "";
      if (words.textContent !== painting.freshness) words.textContent = painting.freshness;
    },
    speak(text, isLive) {
      if (isLive) spoken.setAttribute("role", "status");
      else spoken.removeAttribute("role");
      if (spoken.textContent !== text) spoken.textContent = text;
    },
  };
}

function paragraph(className: string, part?: string): HTMLParagraphElement {
  const element = document.createElement("p");
  element.className = className;
  if (part !== undefined) element.setAttribute("part", part);
  return element;
}
