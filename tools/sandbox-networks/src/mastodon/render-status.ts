import { type Entity, findEntities } from "./find-entities.ts";

const SHOWN_OF_A_URL = 30;

/** The HTML Mastodon makes of a text. */
export function renderStatus(text: string, base: string, knows: (username: string) => boolean): string {
  if (text.trim() === "") return "";
  let html = "";
  let at = 0;
  for (const entity of findEntities(text)) {
    html += escapeHtml(text.slice(at, entity.start)) + renderEntity(entity, base, knows);
    at = entity.end;
  }
  html += escapeHtml(text.slice(at));
  const paragraphs = html.replaceAll("\r\n", "\n").split(/\n\n+/);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br />")}</p>`).join("");
}

function renderEntity(entity: Entity, base: string, knows: (username: string) => boolean): string {
  if (entity.kind === "url") return renderUrl(entity.text);
  if (entity.kind === "hashtag") {
    const tag = escapeHtml(entity.text.slice(1));
    return `<a href="${base}/tags/${encodeURIComponent(entity.text.slice(1).toLowerCase())}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
  }
  const [, username = "", domain] = entity.text.split("@");
  if (!knows(username) || (domain !== undefined && domain !== new URL(base).host))
    return escapeHtml(entity.text);
  return `<span class="h-card" translate="no"><a href="${base}/@${username}" class="u-url mention">@<span>${username}</span></a></span>`;
}

function renderUrl(url: string): string {
  const prefix = /^https?:\/\/(?:www\.)?/.exec(url)?.[0] ?? "";
  const shown = url.slice(prefix.length, prefix.length + SHOWN_OF_A_URL);
  const hidden = url.slice(prefix.length + SHOWN_OF_A_URL);
  const parts = [
    `<span class="invisible">${escapeHtml(prefix)}</span>`,
    `<span class="${hidden === "" ? "" : "ellipsis"}">${escapeHtml(shown)}</span>`,
    `<span class="invisible">${escapeHtml(hidden)}</span>`,
  ];
  return `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener noreferrer" translate="no">${parts.join("")}</a>`;
}

const ESCAPES: { [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
