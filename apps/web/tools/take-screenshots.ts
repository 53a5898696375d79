import { mkdirSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { startBlueskyPds } from "@planrrr/bluesky-pds";
import { connectSandbox, newPerson, signUp } from "../e2e/support/person.ts";
import { setFaults } from "../e2e/support/set-faults.ts";
import { settle } from "../e2e/support/settle.ts";
import { startWithEdge } from "../e2e/support/start-planrrr.ts";
import { connectEveryNetwork } from "./screenshots/connect-every-network.ts";
import { shootCommunity } from "./screenshots/shoot-community.ts";
import { shootConflict } from "./screenshots/shoot-conflict.ts";
import { shootParts } from "./screenshots/shoot-parts.ts";
import { shootVersions } from "./screenshots/shoot-versions.ts";

/** The main pages in both themes and two widths, for docs/screenshots. Look at them before you commit them. */
const folder = process.argv[2] ?? path.join(import.meta.dirname, "..", "..", "..", "docs", "screenshots");
/** Of pages whose names begin like this alone: `write`, `post|unsent`. */
const only = new RegExp(`^(?:${process.argv[3] ?? ""})`);
const widths = [1440, 390];
const themes = ["midnight", "daylight"];

const soup = `The soup that keeps you full until six

Lentils, one lemon, whatever is green. Twenty minutes, four bowls.

It fills you until six because it has both protein and fibre, not because it is big.

Who is cooking tonight?`;

const walk = `The clocks go forward on Sunday, and you lose an hour you did not offer.

Win it back with a slow walk before breakfast. Ten minutes out, ten minutes back. No special shoes and no counting: just notice what is already green.`;

const pds = await startBlueskyPds();
const planrrr = await startWithEdge();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
mkdirSync(folder, { recursive: true });
try {
  const context = await browser.newContext({
    baseURL: planrrr.url,
    locale: "en-GB",
    timezoneId: "Europe/Dublin",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await shoot(page, "sign-in", "/sign-in");
  await shoot(page, "sign-up", "/sign-up");
  await signUp(page, newPerson("Sarah Byrne"));
  await shoot(page, "welcome", "/welcome");
  await shoot(page, "connections-none", "/connections");
  const { problem, planned } = await fill(page, context);
  await shoot(page, "calendar", "/calendar");
  await shoot(page, "posts", "/posts");
  await shoot(page, "post", `/post?id=${problem}`);
  await shoot(page, "post-planned", `/post?id=${planned}`);
  await shoot(page, "unsent", "/unsent");
  const bluesky = await connectEveryNetwork(page, planrrr, pds);
  await shoot(page, "connections", "/connections");
  await shoot(page, "account", "/account");
  await shoot(page, "you", "/you");
  const colleague = await shareTheWork(page, context, planned);
  await shootConflict(shoot, page, colleague, planned);
  await colleague.context().close();
  await shootPlanning(page, context);
  await shootCommunity(shoot, page, planrrr);
  await shoot(page, "lost", "/nowhere");
  await shoot(page, "design", "/design");
  await page.goto("/write");
  await page.getByLabel("Your words").fill(walk);
  await page.getByRole("radio", { name: "Pick a time" }).check();
  await page.getByLabel("Day").fill("2027-03-28");
  await page.getByLabel("Time", { exact: true }).fill("01:30");
  await page.getByText("Kept in this browser").waitFor();
  await page.waitForTimeout(800);
  await shoot(page, "write", "/write");
  await shootVersions(shoot, page, { bluesky, long: `${walk}\n\n${soup}`, short: walk });
  await setFaults(planrrr, []);
  await shootParts(shoot, page, [walk, soup, "The route cards are here: metabolicreset.example/walks"]);
} finally {
  await browser.close();
  await planrrr.stop();
  await pds.close();
}

/** `prepare`: what has to be opened on the page first. */
async function shoot(
  page: Page,
  name: string,
  address: string,
  prepare?: () => Promise<void>,
): Promise<void> {
  if (!only.test(name)) return;
  for (const theme of themes) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.goto(address);
      await page.evaluate((chosen) => {
        localStorage.setItem("planrrr.theme", chosen);
        document.documentElement.dataset["theme"] = chosen;
      }, theme);
      await settle(page);
      await prepare?.();
      await page.waitForTimeout(900);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}-${width}.png`) });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) process.stdout.write(`${name} at ${width}: ${overflow} px too wide\n`);
    }
  }
}

interface Made {
  id: string;
}

async function fill(page: Page, context: BrowserContext): Promise<{ problem: string; planned: string }> {
  await connectSandbox(page, planrrr, 0);
  await connectSandbox(page, planrrr, 1);
  const { items } = (await (await context.request.get("/api/connections")).json()) as { items: Made[] };
  const connectionIds = items.map(({ id }) => id);
  const [first = ""] = connectionIds;
  const create = async (data: object): Promise<string> => {
    const response = await context.request.post("/api/posts/create", {
      data,
      headers: { origin: planrrr.url },
    });
    return ((await response.json()) as Made).id;
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await create({ text: "October starts with one glass of water", connectionIds });
  await page.waitForTimeout(4_000);
  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses", nth: 2 }]);
  const problem = await create({ text: soup, connectionIds });
  await page.waitForTimeout(4_000);
  await setFaults(planrrr, [{ fault: "429:3600", method: "POST", path: "/api/v1/statuses" }]);
  await create({
    text: "Ten minutes after lunch: the walk that does more than the gym",
    connectionIds: [first],
  });
  await page.waitForTimeout(3_000);
  await create({ text: "Walking in the rain, and liking it", connectionIds: [], draft: true });
  const planned = await create({
    text: "Protein without powder: five plates",
    connectionIds,
    scheduledAt: inDays(1),
  });
  await create({
    text: "Slow Sunday: stretch by the window",
    connectionIds: [first],
    scheduledAt: inDays(4),
  });
  return { problem, planned };
}

/** A team of two, a key, and a post that waits for a yes. Gives the other one's page. */
async function shareTheWork(page: Page, context: BrowserContext, planned: string): Promise<Page> {
  const send = async <Answer>(address: string, data: object): Promise<Answer> =>
    (await (
      await context.request.post(address, { data, headers: { origin: planrrr.url } })
    ).json()) as Answer;
  const { path: invitation } = await send<{ path: string }>("/api/team/invites", {});
  await send("/api/team/invites", { role: "admin", email: "dave@planrrr.test" });
  const another = await browser.newContext({ baseURL: planrrr.url, locale: "en-GB" });
  const member = await another.newPage();
  await shoot(member, "join", invitation);
  await signUp(member, newPerson("Mary Walsh"));
  await member.goto(invitation);
  await member.getByRole("button", { name: "Join the team" }).click();
  await member.waitForURL((url) => !url.pathname.startsWith("/join"));
  await send("/api/auth/api-key/create", { name: "newsletter script", expiresIn: 365 * 86_400 });
  const copy = await send<Made>(`/api/posts/${planned}/duplicate`, {});
  await send(`/api/posts/${copy.id}/submit`, { comment: "Is the third plate clear enough?" });
  const { path: review } = await send<{ path: string }>(`/api/posts/${copy.id}/review-links`, {
    reviewer: "Dave",
  });
  await shoot(page, "team", "/team");
  await shoot(page, "keys", "/keys");
  await shoot(page, "post-approval", `/post?id=${copy.id}`);
  await shoot(member, "review", review);
  return member;
}

/** Planning, first with nothing in it. */
async function shootPlanning(page: Page, context: BrowserContext): Promise<void> {
  await shoot(page, "plan-none", "/plan");
  const send = (address: string, data: object) =>
    context.request.post(address, { data, headers: { origin: planrrr.url } });
  await send("/api/templates", {
    name: "Welcome to the group",
    text: "Welcome, {{name}}. We start on {{day}} with one glass of water and ten slow minutes.",
  });
  await send("/api/templates", { name: "Question of the week", text: "What did you cook on {{day}}?" });
  await send("/api/templates", { kind: "hashtags", name: "Walking", text: "#walking #afterlunch #slow" });
  await shoot(page, "plan", "/plan");
  await send("/api/slots", {
    weekdays: [1, 3, 5],
    localTimes: ["09:00", "17:30"],
    timeZone: "Europe/Dublin",
  });
  await send("/api/slots", { weekdays: [7], localTimes: ["10:15"], timeZone: "Europe/Dublin" });
  await shoot(page, "plan-slots", "/plan/slots");
  const { items } = (await (await context.request.get("/api/connections")).json()) as { items: Made[] };
  await send("/api/recurrences", {
    name: "Question of the week",
    rule: "FREQ=WEEKLY;BYDAY=TU,FR",
    start: { localTime: "2026-01-06T09:00", timeZone: "Europe/Dublin" },
    post: { text: "What did you cook this week?", connectionIds: items.map(({ id }) => id) },
  });
  await shoot(page, "plan-repeats", "/plan/repeats");
  await shoot(page, "plan-repeat-new", "/plan/repeats?new=1");
  await shoot(page, "plan-import", "/plan/import");
}
