import { Hono } from "hono";
import { z } from "zod";
import type { Accept } from "../faults/with-faults.ts";
import { GraphError, toGraphResponse } from "./graph-error.ts";

const Rule = z.object({
  method: z.string().toUpperCase().optional(),
  /** The end of a path, e.g. `/media_publish`. */
  path: z.string().startsWith("/"),
  code: z.number().int(),
  subcode: z.number().int().optional(),
  status: z.number().int().default(400),
  transient: z.boolean().optional(),
  message: z.string().default("An error of the plan"),
  /** It happened all the same: Instagram's 4/2207051 with a live post (network-facts §0). */
  afterAccept: z.boolean().default(false),
  headers: z.record(z.string(), z.string()).default({}),
  count: z.number().int().positive().default(1),
});
export type GraphErrorRule = z.input<typeof Rule>;
const Plan = z.object({ rules: z.array(Rule) });

/** Meta's own codes on demand, beside the faults of the wire. */
export interface ErrorPlan {
  set(rules: GraphErrorRule[]): void;
  wrap(accept: Accept): Accept;
  routes: Hono;
}

export function createErrorPlan(): ErrorPlan {
  let rules: z.infer<typeof Rule>[] = [];
  const routes = new Hono();
  routes.put("/", async (context) => {
    const plan = Plan.safeParse(await context.req.json());
    if (!plan.success) return context.json({ error: plan.error.message }, 422);
    rules = plan.data.rules;
    return context.json(plan.data);
  });
  return {
    routes,
    set: (given) => {
      rules = Plan.parse({ rules: given }).rules;
    },
    wrap: (accept) => async (request) => {
      const { pathname } = new URL(request.url);
      const rule = rules.find(
        (one) =>
          one.count > 0 && (one.method ?? request.method) === request.method && pathname.endsWith(one.path),
      );
      if (rule === undefined) return accept(request);
      rule.count -= 1;
      if (rule.afterAccept) await (await accept(request)).arrayBuffer();
      const { code, subcode, status, transient, message, headers } = rule;
      return toGraphResponse(new GraphError({ code, subcode, status, transient, message, headers }));
    },
  };
}
