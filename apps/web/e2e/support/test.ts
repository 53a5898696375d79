import { type ConsoleMessage, expect, type Page, test as base } from "@playwright/test";
import { barriersOf } from "./barriers-of.ts";
import { type Planrrr, startPlanrrr } from "./start-planrrr.ts";

interface TestFixtures {
  /** Complaints of the browser that a test provokes on purpose, e.g. a refused request. */
  expected: RegExp[];
  /** Where people may be led: the sign-in pages of stand-ins. Nothing else may be asked of them. */
  visits: string[];
}

/** What the browser complained about, or nothing. */
export function complaintOf(message: ConsoleMessage): string | undefined {
  const told = message.type() === "error" || message.type() === "warning";
  return told ? message.text() : undefined;
}

/** Collects what a browser complains about on a page, a broken policy and every request to a stranger. */
export function watchPage(
  page: Page,
  home: string,
  expected: RegExp[] = [],
  visits: string[] = [],
  friends: (string | undefined)[] = [],
): string[] {
  const complaints: string[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on("console", (message: ConsoleMessage) => {
    const complaint = complaintOf(message);
    if (complaint) note(complaint);
  });
  page.on("pageerror", (error) => note(String(error)));
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") note(`a dialogue of a script: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (request.isNavigationRequest() && visits.some((visit) => url.startsWith(`${visit}/`))) return;
    if (friends.some((friend) => friend !== undefined && url.startsWith(`${friend}/`))) return;
    if (!url.startsWith(home) && !/^(?:blob|data):/.test(url)) note(`asked a stranger: ${url}`);
  });
  return complaints;
}

/** Each test ends with a look for barriers, and fails on anything the browser complained about. */
export const test = base.extend<TestFixtures, { planrrr: Planrrr }>({
  planrrr: [
    // Playwright reads what a fixture needs from its first parameter, which therefore has to name something.
    async ({ browserName: _browserName }, use) => {
      const planrrr = await startPlanrrr();
      await use(planrrr);
      await planrrr.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ planrrr }, use) => use(planrrr.url),
  expected: [[], { option: true }],
  visits: [[], { option: true }],
  page: async ({ page, expected, visits, baseURL, planrrr }, use) => {
    const complaints = watchPage(page, baseURL ?? "", expected, visits, [planrrr.edgeUrl, planrrr.bucketUrl]);
    await page.addInitScript(() =>
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
        reportError(new Error(`policy broken: ${violatedDirective} ${blockedURI} ${sample}`)),
      ),
    );
    await use(page);
    await expectNoBarriers(page);
    expect(complaints).toEqual([]);
  },
});

export async function expectNoBarriers(page: Page): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

export { expect } from "@playwright/test";
