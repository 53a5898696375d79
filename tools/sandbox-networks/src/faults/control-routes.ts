import { Hono } from "hono";
import { FaultPlan } from "./fault-plan.ts";
import type { FaultBox } from "./fault-box.ts";

/** `PUT /_sandbox/faults` and `GET /_sandbox/requests`, the same for every sandbox network. */
export function createControlRoutes(faults: FaultBox): Hono {
  const routes = new Hono();
  routes.put("/faults", async (context) => {
    const plan = FaultPlan.safeParse(await context.req.json());
    if (!plan.success) return context.json({ error: plan.error.message }, 422);
    return context.json(faults.set(plan.data));
  });
  routes.get("/requests", (context) => context.json(faults.requests));
  return routes;
}
