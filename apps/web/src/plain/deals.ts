/** The public pages of deals work without this: it spares a press on "Show these", knows who is signed in, and shows a new price by itself. */
const form = document.querySelector<HTMLFormElement>("form[data-deals]");

document.addEventListener("change", ({ target }) => {
  const isChoice =
    target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "checkbox");
  if (isChoice && target.form === form && target.name !== "currency") form?.requestSubmit();
});

/** Empty fields stay out of the address. */
form?.addEventListener("formdata", ({ formData }) => {
  const empty = Array.from(formData).filter(([, value]) => value === "");
  for (const [name] of empty) formData.delete(name);
});

async function greet(): Promise<void> {
  const response = await fetch("/api/auth/get-session");
  const session: unknown = await response.json();
  const link = document.querySelector<HTMLAnchorElement>("[data-sign-in]");
  if (!session || !link) return;
  link.href = "/watching";
  link.textContent = "Your deals";
  follow();
}

const said = document.querySelector<HTMLElement>("[data-deal]");
const againMs = 60_000;

/** Puts on the page what is different by now. What has not changed costs an answer without a body. */
async function readAgain(): Promise<void> {
  const response = await fetch(window.location.href);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const changed: string[] = [];
  for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const name = part.dataset["live"] ?? "";
    const now = fresh.querySelector(`[data-live="${name}"]`);
    if (!now || now.innerHTML === part.innerHTML) continue;
    part.replaceChildren(...now.childNodes);
    changed.push(name);
  }
  const price = document.querySelector("[data-live=price]")?.textContent.replaceAll(/\s+/g, " ").trim();
  if (said && changed.includes("price")) said.textContent = `The price is ${price} now.`;
}

const look = () => void readAgain().catch(() => undefined);

/** Who is signed in is told by the server, at once. */
function follow(): void {
  if (!said) return;
  new EventSource("/api/events").addEventListener("message", ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as { type: string; bundleId?: string };
    if (event.bundleId === said.dataset["deal"] || ["bundles.changed", "reset"].includes(event.type)) look();
  });
}

if (said)
  setInterval(() => {
    if (!document.hidden) look();
  }, againMs);

// Who can't be asked stays a guest.
greet().catch(() => undefined);

// A module, so that its names are its own.
export {};
