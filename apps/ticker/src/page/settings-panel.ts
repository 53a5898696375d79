import {
  defaults,
  LONGEST_FALLBACK,
  oneOf,
  readPoll,
  type Settings,
  SIZES,
  THEMES,
  writeSettings,
} from "../settings/settings.ts";
import { byId } from "./by-id.ts";
import { listProfiles } from "./list-profiles.ts";

/** The dialogue of `index.html`. Nothing is lost by a wrong entry: it stays open and says which. */
export function openPanel(page: { current(): Settings; use(settings: Settings): void }): void {
  const dialog = byId("settings", HTMLDialogElement);
  const form = byId("settings-form", HTMLFormElement);
  const news = byId("settings-news", HTMLElement);

  byId("open-settings", HTMLElement).addEventListener("click", () => {
    news.textContent = "";
    fill(form, page.current());
    dialog.showModal();
    void offerProfiles(page.current().profile);
  });
  form.addEventListener("submit", (event) => {
    const chosen = read(form);
    if (chosen === undefined) return event.preventDefault();
    page.use(chosen);
  });
  byId("copy-link", HTMLElement).addEventListener("click", () => {
    const chosen = read(form);
    if (chosen !== undefined) void copy(new URL(writeSettings(chosen) || "?", location.href).href, news);
  });
  byId("reset-settings", HTMLElement).addEventListener("click", () => {
    fill(form, defaults);
    news.textContent = "These are the first settings. “Use these” takes them.";
  });
  // A click beside the dialogue closes it, as people expect.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

function fill(form: HTMLFormElement, settings: Settings): void {
  for (const name of ["poll", "fallback", "theme", "size"] as const) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof RadioNodeList)
      field.value = String(settings[name]);
  }
  const select = byId("profile", HTMLSelectElement);
  if (![...select.options].some(({ value }) => value === settings.profile))
    select.append(new Option(settings.profile || "The first", settings.profile));
  select.value = settings.profile;
  (form.elements.namedItem("obs") as HTMLInputElement).checked = settings.obs;
  complain(false);
}

function read(form: HTMLFormElement): Settings | undefined {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  const poll = readPoll(text("poll"));
  complain(poll === undefined);
  if (poll === undefined) return undefined;
  return {
    profile: text("profile"),
    poll,
    fallback: text("fallback").trim().slice(0, LONGEST_FALLBACK),
    theme: oneOf(THEMES, text("theme")) ?? defaults.theme,
    size: oneOf(SIZES, text("size")) ?? defaults.size,
    obs: text("obs") === "1",
  };
}

function complain(isWrong: boolean): void {
  byId("poll-error", HTMLElement).hidden = !isWrong;
  const poll = byId("poll", HTMLElement);
  poll.setAttribute("aria-invalid", String(isWrong));
  if (isWrong) poll.focus();
}

/** The first stands for "whichever is first", so that its address stays short. */
async function offerProfiles(current: string): Promise<void> {
  const profiles = await listProfiles();
  const select = byId("profile", HTMLSelectElement);
  if (profiles.length === 0) return;
  const options = profiles.map(({ profile, name }, index) => new Option(name, index === 0 ? "" : profile));
  if (!options.some(({ value }) => value === current) && current !== profiles[0]?.profile)
    options.push(new Option(`${current} (not set up)`, current));
  select.replaceChildren(...options);
  select.value = current === profiles[0]?.profile ? "" : current;
}

async function copy(link: string, news: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    news.textContent = "The link is copied.";
  } catch {
    news.textContent = `This browser does not let us copy. The link: ${link}`;
  }
}
