import { readdirSync } from "node:fs";
import { Counter, Gauge } from "prom-client";
import type { Registry } from "prom-client";

/**
 * What prom-client's own set tells, under the same names, read when somebody asks: its event-loop monitor
 * wakes the process a hundred times a second, for nobody.
 */
export function addProcessMetrics(registry: Registry): void {
  const registers = [registry];

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect: function () {
        this.set(read());
      },
    });
  }

  new Counter({
    name: "process_cpu_seconds_total",
    help: "User and system CPU time spent, in seconds.",
    registers,
    collect: function () {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  gauge("process_start_time_seconds", "Start time of the process, Unix seconds.", () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
  gauge("process_resident_memory_bytes", "Resident memory, in bytes.", () => process.memoryUsage.rss());
  gauge("process_open_fds", "Open file descriptors; 0 where the system does not tell.", openFiles);
  gauge("nodejs_heap_size_total_bytes", "Heap reserved, in bytes.", () => process.memoryUsage().heapTotal);
  gauge("nodejs_heap_size_used_bytes", "Heap used, in bytes.", () => process.memoryUsage().heapUsed);
  gauge(
    "nodejs_external_memory_bytes",
    "Memory outside the heap, in bytes.",
    () => process.memoryUsage().external,
  );
  gauge(
    "nodejs_active_resources_total",
    "Timers, sockets and requests that keep the process alive.",
    () => process.getActiveResourcesInfo().length,
  );
  addEventLoopMetrics(registers);

  new Gauge({
    name: "nodejs_version_info",
    help: "Node's version.",
    registers,
    labelNames: ["version"],
  }).set({ version: process.version }, 1);
}

function addEventLoopMetrics(registers: Registry[]): void {
  let before = performance.eventLoopUtilization();
  new Gauge({
    name: "nodejs_eventloop_utilization_ratio",
    help: "Share of the time since the last scrape in which the event loop was busy, 0 to 1.",
    registers,
    collect: function () {
      const now = performance.eventLoopUtilization();
      this.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
  new Gauge({
    name: "nodejs_eventloop_lag_seconds",
    help: "How long a callback waited for its turn during this scrape, in seconds.",
    registers,
    collect: async function () {
      const asked = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      this.set((performance.now() - asked) / 1000);
    },
  });
}

function openFiles(): number {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return 0;
  }
}
