import { chromium } from "@playwright/test";
import { connectSandbox, signUp } from "../e2e/support/person.ts";
import { startPlanrrr } from "../e2e/support/start-planrrr.ts";

/** From the moment a publication was settled in the database to its words on a screen that is left alone. */
const count = Number(process.argv[2] ?? 20);
const goalMs = 1_000;
const planrrr = await startPlanrrr();
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const context = await browser.newContext({ baseURL: planrrr.url, locale: "en-GB" });
  const page = await context.newPage();
  await signUp(page);
  await connectSandbox(page, planrrr);
  const read = async <Answer>(address: string): Promise<Answer> =>
    (await (await context.request.get(address)).json()) as Answer;
  const { items } = await read<{ items: { id: string }[] }>("/api/connections");
  const followed = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await page.goto("/posts");
  await followed;
  await page.evaluate(() => {
    const seen: { [text: string]: number } = {};
    new MutationObserver(() => {
      for (const card of document.querySelectorAll(".post-card.is-out")) {
        const text = card.querySelector(".post-card-title")?.textContent ?? "";
        seen[text] ??= Date.now();
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, { seen });
  });
  const took: number[] = [];
  for (let n = 0; n < count; n++) {
    const text = `Live ${n}`;
    const made = await context.request.post("/api/posts/create", {
      data: { text, connectionIds: [items[0]?.id] },
      headers: { origin: planrrr.url },
    });
    const { id } = (await made.json()) as { id: string };
    const at = await page.waitForFunction(
      (words) => (window as unknown as { seen: { [text: string]: number } }).seen[words],
      text,
      { timeout: 60_000 },
    );
    const post = await read<{ publications: { publishedAt: string }[] }>(`/api/posts/${id}`);
    took.push(((await at.jsonValue()) ?? 0) - Date.parse(post.publications[0]?.publishedAt ?? ""));
  }
  took.sort((a, b) => a - b);
  const p95 = took[Math.floor(took.length * 0.95)] ?? 0;
  process.stdout.write(
    `${count} publications on screen after: p50 ${took[Math.floor(count / 2)]} ms, p95 ${p95} ms (at most ${goalMs})\n`,
  );
  process.exitCode = p95 <= goalMs ? 0 : 1;
} finally {
  await browser.close();
  await planrrr.stop();
}
