import { request } from "@playwright/test";
import { type FilledTeam, fillTeam } from "./fill-team.ts";
import { type Planrrr, startWithEdge } from "./start-planrrr.ts";
import { test as base } from "./test.ts";

type StorageState = Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>["storageState"]>>;

export interface Filled extends FilledTeam {
  storageState: StorageState;
}

const long = "supercalifragilistic".repeat(4);

/** Words as people write them, and some that are harder to set. */
const words: { [what: string]: string } = {
  "Walking in the rain, and liking it": `Walking in the rain: ${long}`,
  "Three breakfasts without a pan": "שלושה ארוחות בוקר בלי מחבת 👩‍👩‍👧‍👦",
  Dave: "Dave Fitzgerald-Montgomery",
};

/** The browser belongs to somebody whose team has everything. Made once for all tests of a worker. */
export const test = base.extend<object, { filled: Filled; planrrr: Planrrr }>({
  planrrr: [
    async ({ browserName: _browserName }, use) => {
      const planrrr = await startWithEdge();
      await use(planrrr);
      await planrrr.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  filled: [
    async ({ planrrr }, use) => {
      const context = await request.newContext({ baseURL: planrrr.url });
      const team = await fillTeam(context, planrrr, (what) => words[what] ?? what);
      await use({ ...team, storageState: await context.storageState() });
      await context.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  storageState: ({ filled }, use) => use(filled.storageState),
});

export { expect } from "./test.ts";
