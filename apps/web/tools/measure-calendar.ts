import { chromium, type Page } from "@playwright/test";
import { connectSandbox, signUp } from "../e2e/support/person.ts";
import { type Planrrr, startPlanrrr } from "../e2e/support/start-planrrr.ts";
import { runScene, type Timings } from "./calendar-bench/run-scene.ts";
import { watchInteractions } from "./calendar-bench/watch-interactions.ts";

/** How quickly the calendar answers with 1,000 posts in a month, beside a month of ten. Wants a quiet machine. */
const [rounds = 5, many = 1_000] = process.argv.slice(2).map(Number);
const goalMs = 100;
const now = new Date();
const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
const middle = new Date(Date.UTC(year, month, 14)).toISOString().slice(0, 10);

const planrrr = await startPlanrrr({ RATE_LIMIT_PER_MINUTE: "0", RATE_LIMIT_WRITES_PER_MINUTE: "0" });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
let passed = true;
try {
  for (const count of [10, many]) {
    const context = await browser.newContext({
      baseURL: planrrr.url,
      locale: "en-GB",
      timezoneId: "Europe/Dublin",
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await watchInteractions(page);
    await signUp(page);
    await connectSandbox(page, planrrr);
    await plan(page, planrrr, count);
    const timings = await runScene(page, middle, rounds);
    const all = [...timings.values()].flat();
    passed = tell(count, timings, quantile(all, 0.95)) && passed;
    await context.close();
  }
} finally {
  await browser.close();
  await planrrr.stop();
}
process.exitCode = passed ? 0 : 1;

/** Spread over the month, some of them drafts. */
async function plan(page: Page, { url }: Planrrr, count: number): Promise<void> {
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  const connections = items.map(({ id }) => id);
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const rows = Array.from({ length: count }, (_, n) => ({
    text: `Post ${n}: what a walk after lunch does to the afternoon, told by somebody who tried it`,
    connections,
    scheduledAt: new Date(
      Date.UTC(year, month, 1 + ((n * 13) % days), 7 + (n % 12), (n * 7) % 60),
    ).toISOString(),
    draft: n % 9 === 0,
  }));
  for (let from = 0; from < rows.length; from += 250) {
    const response = await page.request.post("/api/posts/bulk", {
      data: { rows: rows.slice(from, from + 250) },
      headers: { origin: url },
    });
    if (!response.ok()) throw new Error(await response.text());
  }
}

function tell(count: number, timings: Timings, p95: number): boolean {
  process.stdout.write(`\n${count} posts in the month\n`);
  for (const [name, values] of timings)
    process.stdout.write(
      `  ${name.padEnd(24)} p50 ${quantile(values, 0.5)} ms  most ${Math.max(...values)} ms\n`,
    );
  process.stdout.write(`  ${"all of it".padEnd(24)} p95 ${p95} ms (at most ${goalMs})\n`);
  return p95 <= goalMs;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
