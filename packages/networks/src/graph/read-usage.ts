import { z } from "zod";
import type { Usage } from "../network.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const Percentages = z.object({
  call_count: z.number().catch(0),
  total_cputime: z.number().catch(0),
  total_time: z.number().catch(0),
});
const Cases = z.record(
  z.string(),
  z.array(Percentages.extend({ estimated_time_to_regain_access: z.number().catch(0) })),
);

/** `X-App-Usage` and `X-Business-Use-Case-Usage`: percentages of limits that Meta does not name, per rolling hour. */
export function readUsage(headers: Headers, now: number): Usage[] {
  const app = parse(Percentages, headers.get("x-app-usage"));
  const cases = Object.values(parse(Cases, headers.get("x-business-use-case-usage")) ?? {}).flat();
  const usages = cases.map((one) => {
    const minutes = one.estimated_time_to_regain_access;
    return toUsage("connection", one, now + (minutes > 0 ? minutes * MINUTE_MS : HOUR_MS));
  });
  // Pages, messages, insights: one account's cases go by one name here, and the one that is nearest its end counts.
  const [tightest] = usages.toSorted((a, b) => a.remaining - b.remaining || b.resetAt - a.resetAt);
  return [
    ...(app === undefined ? [] : [toUsage("app", app, now + HOUR_MS)]),
    ...(tightest ? [tightest] : []),
  ];
}

/** When calls are answered again, as Meta estimates it. */
export function readRegain(headers: Headers, now: number): number | undefined {
  const cases = Object.values(parse(Cases, headers.get("x-business-use-case-usage")) ?? {}).flat();
  const minutes = Math.max(0, ...cases.map((one) => one.estimated_time_to_regain_access));
  return minutes > 0 ? now + minutes * MINUTE_MS : undefined;
}

/** The limit that is nearest decides. */
function toUsage(scope: Usage["scope"], used: z.infer<typeof Percentages>, resetAt: number): Usage {
  const percent = Math.max(used.call_count, used.total_cputime, used.total_time);
  return { scope, name: "calls", limit: 100, remaining: Math.max(0, 100 - Math.ceil(percent)), resetAt };
}

function parse<T>(shape: z.ZodType<T>, header: string | null): T | undefined {
  if (header === null) return undefined;
  try {
    return shape.safeParse(JSON.parse(header)).data;
  } catch {
    return undefined;
  }
}
