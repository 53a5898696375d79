import { everyPage } from "./support/every-page.ts";
import { expect, test } from "./support/filled.ts";
import { launchForLighthouse } from "./support/launch-for-lighthouse.ts";
import { measureLighthouse } from "./support/measure-lighthouse.ts";

test.describe.configure({ timeout: 600_000 });

test("Lighthouse gives every page 100 for accessibility and at least 95 for best practices", async ({
  filled,
  planrrr,
  launchOptions,
}) => {
  const { context, port, close } = await launchForLighthouse(launchOptions);
  const short: string[] = [];
  try {
    for (const { name, address, open } of everyPage()) {
      // Not a page to be opened, but what is answered in place of one.
      if (name === "404") continue;
      await context.clearCookies();
      if (!open) await context.addCookies(filled.storageState.cookies);
      const found = await measureLighthouse(`${planrrr.url}${filled.addresses[name] ?? address}`, port);
      const { accessibility, bestPractices, lost } = found;
      process.stdout.write(`${name}: ${accessibility} and ${bestPractices}\n`);
      if (accessibility < 100 || bestPractices < 95)
        short.push(`${name}: ${accessibility} and ${bestPractices}; ${lost.join("; ")}`);
    }
  } finally {
    await close();
  }
  expect(short).toEqual([]);
});
