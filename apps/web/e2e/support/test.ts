import { AxeBuilder } from "@axe-core/playwright";
import { type ConsoleMessage, expect, type Page, test as base } from "@playwright/test";
import { type Planrrr, startPlanrrr } from "./start-planrrr.ts";

interface TestFixtures {
  /** Complaints of the browser that a test provokes on purpose, e.g. a refused request. */
  expected: RegExp[];
}

/** What the browser complained about, or nothing. */
export function complaintOf(message: ConsoleMessage): string | undefined {
  const told = message.type() === "error" || message.type() === "warning";
  return told ? message.text() : undefined;
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
  page: async ({ page, expected, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("console", (message: ConsoleMessage) => {
      const complaint = complaintOf(message);
      if (complaint) complaints.push(complaint);
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL ?? "") && !/^(?:blob|data):/.test(url))
        complaints.push(`asked a stranger: ${url}`);
    });
    await use(page);
    await expectNoBarriers(page);
    expect(complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
  },
});

export async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
    [],
  );
}

export { expect } from "@playwright/test";
