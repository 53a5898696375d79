import { type Fault, parseFault } from "./fault.ts";
import { FaultPlan, type FaultRule } from "./fault-plan.ts";

export interface LoggedRequest {
  method: string;
  path: string;
  /** The fault that befell it. */
  fault?: string;
}

/** The plan in force with its counters, and what came by. */
export interface FaultBox {
  /** Replaces the plan. Throws a ZodError on a wrong one. */
  set(plan: unknown): FaultPlan;
  clear(): void;
  /** Counts a request and says what befalls it. */
  choose(method: string, path: string): Fault | undefined;
  requests: LoggedRequest[];
  /** Requests whose fault is not over yet, e.g. such as still lie around. */
  pending: number;
}

export function createFaultBox(): FaultBox {
  let rules: { rule: FaultRule; pattern: RegExp; seen: number }[] = [];
  let random = createRandom(1);
  const requests: LoggedRequest[] = [];
  return {
    requests,
    pending: 0,
    set(input) {
      const plan = FaultPlan.parse(input);
      random = createRandom(plan.seed);
      rules = plan.rules.map((rule) => ({ rule, pattern: toPattern(rule.path ?? "*"), seen: 0 }));
      return plan;
    },
    clear() {
      rules = [];
      requests.length = 0;
    },
    choose(method, path) {
      const logged: LoggedRequest = { method, path };
      requests.push(logged);
      for (const entry of rules) {
        const { rule, pattern } = entry;
        if ((rule.method !== undefined && rule.method !== method) || !pattern.test(path)) continue;
        entry.seen += 1;
        if (rule.nth !== undefined && entry.seen !== rule.nth) continue;
        if (rule.count !== undefined && entry.seen > rule.count) continue;
        if (rule.probability !== undefined && random() >= rule.probability) continue;
        logged.fault = rule.fault;
        return parseFault(rule.fault);
      }
      return undefined;
    },
  };
}

function toPattern(path: string): RegExp {
  const escaped = path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`);
}

/** mulberry32: small, seeded, good enough to scatter faults. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
