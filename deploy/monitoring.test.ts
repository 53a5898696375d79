import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createIngestMetrics } from "@planrrr/ingest";
import { createMetrics } from "@planrrr/telemetry";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { read, root } from "./read-files.ts";

const promtool = (...args: string[]) => execFileSync("promtool", args, { encoding: "utf8", stdio: "pipe" });
const ofFolder = (folder: string) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);

const Dashboard = z.object({
  uid: z.string(),
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});
const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string() })) })),
});

const rules = ofFolder("deploy/prometheus").filter((file) => !file.endsWith(".test.yml"));
const dashboards = ofFolder("deploy/grafana");
const expressionsOf = (file: string) =>
  Dashboard.parse(JSON.parse(read(file))).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

function namesOfMetrics(): string[] {
  const { registry } = createMetrics({ service: "test", process: false });
  createIngestMetrics(registry);
  return registry.getMetricsAsArray().map(({ name }) => name);
}

describe.each(rules)("%s", (file) => {
  const alerts = Rules.parse(parse(read(file))).groups.flatMap((group) => group.rules);
  const tests = file.replace(".yml", ".test.yml");

  test("is sound, and its alerts fire when they should and not before", () => {
    expect(promtool("check", "rules", path.join(root, file))).toContain(
      `SUCCESS: ${alerts.length} rules found`,
    );
    expect(promtool("test", "rules", path.join(root, tests))).toContain("SUCCESS");
  });

  test("each alert is made to fire by a test", () => {
    const fired = [...read(tests).matchAll(/alertname: (\w+)\n\s+exp_alerts:\n/g)].map(([, name]) => name);
    expect(alerts.map(({ alert }) => alert).filter((alert) => !fired.includes(alert))).toEqual([]);
  });
});

test.each([...rules, ...dashboards])("%s asks for metrics that there are", (file) => {
  const known = namesOfMetrics();
  const text = file.endsWith(".json") ? expressionsOf(file).join("\n") : read(file);
  const asked = text.match(/planrrr_\w+/g) ?? [];
  expect(asked).not.toEqual([]);
  const missing = asked.filter((name) => !known.includes(name.replace(/_(bucket|sum|count)$/, "")));
  expect([...new Set(missing)]).toEqual([]);
});

test("each panel's expression is one that Prometheus can read, and each dashboard has a name of its own", () => {
  const panels = dashboards.flatMap(expressionsOf).map((expr, n) => ({
    record: `panel:${n}`,
    expr: expr.replaceAll("$source", ".*"),
  }));
  const draft = mkdtempSync(path.join(tmpdir(), "planrrr-panels-"));
  onTestFinished(() => rmSync(draft, { recursive: true, force: true }));
  const file = path.join(draft, "panels.yml");
  writeFileSync(file, JSON.stringify({ groups: [{ name: "panels", rules: panels }] }));
  expect(promtool("check", "rules", file)).toContain(`SUCCESS: ${panels.length} rules found`);
  const uids = dashboards.map((each) => Dashboard.parse(JSON.parse(read(each))).uid);
  expect(new Set(uids).size).toBe(uids.length);
});
