import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createMetrics } from "@planrrr/telemetry";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createIngestMetrics } from "./metrics.ts";

const folder = fileURLToPath(new URL("../../../deploy/", import.meta.url));
const rules = `${folder}prometheus/ingest-alerts.yml`;
const dashboard = `${folder}grafana/ingest.json`;
const promtool = (...args: string[]) => execFileSync("promtool", args, { encoding: "utf8", stdio: "pipe" });

const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});
const expressions = () =>
  Dashboard.parse(JSON.parse(readFileSync(dashboard, "utf8"))).panels.flatMap(({ targets }) =>
    targets.map(({ expr }) => expr),
  );

test("the alert rules are sound, and fire when they should and not before", () => {
  expect(promtool("check", "rules", rules)).toContain("SUCCESS: 5 rules found");
  expect(promtool("test", "rules", rules.replace(".yml", ".test.yml"))).toContain("SUCCESS");
});

test("rules and dashboard ask for metrics that there are", () => {
  const metrics = createMetrics({ service: "test", process: false });
  createIngestMetrics(metrics.registry);
  const known = metrics.registry.getMetricsAsArray().map(({ name }) => name);
  const asked = [...expressions(), readFileSync(rules, "utf8")].flatMap(
    (text) => text.match(/planrrr_\w+/g) ?? [],
  );
  const missing = new Set(asked.filter((name) => !known.includes(name.replace(/_(bucket|sum|count)$/, ""))));
  expect([...missing]).toEqual([]);
});

test("each panel's expression is one that Prometheus can read", () => {
  const panels = expressions().map((expr, n) => ({
    record: `panel:${n}`,
    expr: expr.replaceAll("$source", ".*"),
  }));
  const draft = mkdtempSync(path.join(tmpdir(), "planrrr-panels-"));
  onTestFinished(() => rmSync(draft, { recursive: true, force: true }));
  const file = path.join(draft, "panels.yml");
  writeFileSync(file, JSON.stringify({ groups: [{ name: "panels", rules: panels }] }));
  expect(promtool("check", "rules", file)).toContain(`SUCCESS: ${panels.length} rules found`);
});
