import type { Metrics } from "@planrrr/audience";

const LABELS: { [network: string]: string } = {
  bluesky: "Bluesky",
  facebook: "Facebook",
  instagram: "Instagram",
  mastodon: "Mastodon",
  x: "X",
  youtube: "YouTube",
};

/** "on Instagram"; nothing where the number comes from somewhere else. */
export function networkWords(network: string): string {
  const label = LABELS[network];
  return label === undefined ? "" : `on ${label}`;
}

/** The sentence under the number. */
export function sentenceWords({ total, dayAgo, precision, network }: Metrics, locale: string): string[] {
  if (total === null) return [];
  const verb = network === "youtube" ? "subscribe" : "follow along";
  const who = `${total === 1 ? "person" : "people"} ${total === 1 ? verb.replace(/^(\w+)/, "$1s") : verb}`;
  const format = new Intl.NumberFormat(locale);
  if (precision > 1) return [who, `to the nearest ${format.format(precision)}`];
  const change = dayAgo === null ? 0 : total - dayAgo;
  if (change === 0) return [who];
  return [who, `${format.format(Math.abs(change))} ${change > 0 ? "more" : "fewer"} than yesterday`];
}

/** The number in one sentence, for ears. */
export function spokenWords(metrics: Metrics, locale: string): string {
  const { total, name, network } = metrics;
  if (total === null) return "";
  const [who = "", change] = sentenceWords(metrics, locale);
  const whose = [name, networkWords(network)].filter((part) => part !== "").join(" ");
  const verb = who.replace(" along", whose === "" ? " along" : "");
  const number = new Intl.NumberFormat(locale).format(total);
  return `${number} ${verb}${whose === "" ? "" : ` ${whose}`}.${change === undefined ? "" : ` ${capital(change)}.`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
