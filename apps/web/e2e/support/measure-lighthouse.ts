import lighthouse, { desktopConfig } from "lighthouse";

export interface LighthouseScores {
  accessibility: number;
  bestPractices: number;
  /** What cost points, in words. */
  lost: string[];
}

const categories = ["accessibility", "best-practices"];

/** Points of a hundred for a page as the browser behind `port` sees it, with its session. */
export async function measureLighthouse(address: string, port: number): Promise<LighthouseScores> {
  const result = await lighthouse(
    address,
    {
      port,
      output: "json",
      logLevel: "silent",
      onlyCategories: categories,
      // Slows nothing down; the other ways wait for five quiet seconds on each page. Only figures of speed are reckoned
      // from it, and none is asked for.
      throttlingMethod: "simulate",
      disableStorageReset: true,
      disableFullPageScreenshot: true,
      pauseAfterFcpMs: 0,
      pauseAfterLoadMs: 0,
      networkQuietThresholdMs: 500,
      cpuQuietThresholdMs: 500,
      skipAboutBlank: true,
    },
    desktopConfig,
  );
  if (!result) throw new Error(`Lighthouse says nothing of ${address}.`);
  const { audits, categories: found, runtimeError, finalDisplayedUrl } = result.lhr;
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const [asked, seen] = [address, finalDisplayedUrl].map((url) => new URL(url).pathname);
  if (seen === "/sign-in" && asked !== seen) throw new Error(`${address} asked for a sign-in.`);
  const lost = Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? audits[id]?.title).slice(0, 600)}`),
  );
  const points = (name: string) => Math.round((found[name]?.score ?? 0) * 100);
  return { accessibility: points("accessibility"), bestPractices: points("best-practices"), lost };
}
