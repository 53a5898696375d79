import NumberFlow, { define, formatToData } from "number-flow/lite";

/** Digits that roll to their next value. A name of our own: the embedding page may use the same library. */
class RollingNumber extends NumberFlow {
  #format: Intl.NumberFormat | undefined;
  #shown = "";

  show(value: number, locale: string): void {
    if (this.#format?.resolvedOptions().locale !== locale) this.#format = formatOf(locale);
    const text = this.#format.format(value);
    if (text === this.#shown) return;
    this.#shown = text;
    // As many digits as there are, wide ones: the size of the letters follows it.
    this.style.setProperty("--signs", String(text.length));
    this.dataset["text"] = text;
    this.data = formatToData(value, this.#format);
  }
}

function formatOf(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale);
  } catch {
    return new Intl.NumberFormat("en");
  }
}

define("social-ticker-number", RollingNumber);

export function createRollingNumber(): RollingNumber {
  const number = document.createElement("social-ticker-number");
  if (number instanceof RollingNumber) return number;
  throw new Error("Another script has taken the name social-ticker-number.");
}

export type { RollingNumber };
