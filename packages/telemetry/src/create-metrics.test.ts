import { Registry } from "prom-client";
import { describe, expect, test } from "vitest";
import { createMetrics } from "./create-metrics.ts";

describe("createMetrics", () => {
  test("two in one process don't meet", async () => {
    const api = createMetrics({ service: "api" });
    const worker = createMetrics({ service: "worker", process: false });
    api.events.inc({ event: "post.created" });
    expect(await api.text()).toContain('planrrr_events_total{event="post.created",service="api"} 1');
    expect(await worker.text()).not.toContain("post.created");
    expect(await worker.text()).not.toContain("process_cpu_seconds_total");
  });

  test("tells about the process under the usual names", async () => {
    const page = await createMetrics({ service: "api" }).text();
    for (const name of [
      "process_cpu_seconds_total",
      "process_resident_memory_bytes",
      "nodejs_heap_size_used_bytes",
      "nodejs_eventloop_lag_seconds",
      "nodejs_eventloop_utilization_ratio",
    ]) {
      const value = new RegExp(`^${name}\\{service="api"\\} (\\S+)$`, "m").exec(page)?.[1];
      expect(Number(value), name).toBeGreaterThanOrEqual(0);
    }
  });

  test("leaves no timer running between scrapes", async () => {
    const before = process.getActiveResourcesInfo().length;
    const metrics = createMetrics({ service: "api" });
    await metrics.text();
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before);
    metrics.close();
    expect(await metrics.text()).toBe("\n");
  });

  test("CPU seconds only grow", async () => {
    const { registry } = createMetrics({ service: "api" });
    expect(registry).toBeInstanceOf(Registry);
    const read = async () => {
      const metric = await registry.getSingleMetric("process_cpu_seconds_total")?.get();
      return metric?.values[0]?.value ?? Number.NaN;
    };
    const first = await read();
    expect(await read()).toBeGreaterThanOrEqual(first);
  });
});
