import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { read, readCompose, readManifests, readStages, root, variables, Workload } from "./read-files.ts";

const parts = ["api", "worker", "ingest"];
const ports: { [variable: string]: string } = {
  PORT: "3000",
  INTERNAL_PORT: "3001",
  WORKER_PORT: "9465",
  INGEST_PORT: "9464",
};

/** What of it the part does not read, and what names another port than it listens on. */
function misfits(part: string, given: [name: string, value: unknown][]): string[] {
  return given
    .filter(([name]) => !variables[part]?.includes(name))
    .map(([name]) => `${part} does not read ${name}`)
    .concat(
      given.flatMap(([name, value]) =>
        (ports[name] ?? value) === value ? [] : [`${name}=${String(value)}`],
      ),
    );
}

describe("the images", () => {
  const stages = readStages();
  const stage = (name: string) => stages.find((each) => each.name === name) ?? { from: "", lines: [] };

  test("take Node and pnpm in the versions that everything else is tested with", () => {
    const node = /version: "(24\.[\d.]+)"/.exec(read("tools/setup/tool-versions.mjs"))?.[1];
    expect(stage("node").from).toBe(`node:${node}-bookworm-slim`);
    const { packageManager } = z
      .object({ packageManager: z.string() })
      .parse(JSON.parse(read("package.json")));
    expect(stage("source").lines).toContain(`RUN npm install --global ${packageManager}`);
  });

  test.each([...parts, "ingest-browser"])("%s runs as a user without rights", (name) => {
    expect(stage(name).lines.findLast((line) => line.startsWith("USER "))).toBe("USER 1000:1000");
  });

  test("what is copied is there, and passes .dockerignore; what is started is there", () => {
    const allowed = read(".dockerignore").split("\n");
    const lines = stages.flatMap((each) => each.lines);
    const copied = lines.flatMap((line) => /^COPY (?!--from|\. )(\S+) /.exec(line)?.[1] ?? []);
    const started = lines.flatMap((line) => /^CMD \["([^"]+)"\]$/.exec(line)?.[1] ?? []);
    expect(started).toHaveLength(parts.length);
    expect([...copied, ...started].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    expect(copied.filter((file) => !allowed.includes(`!${file}`))).toEqual([]);
    // Each folder of the workspace has its package.json there: the lock file is about all of them.
    const folders = z
      .object({ packages: z.array(z.string()) })
      .parse(parse(read("pnpm-workspace.yaml"))).packages;
    for (const folder of folders.map((each) => each.replace("/*", "")))
      expect(
        allowed.some((line) => line.startsWith(`!${folder}`)),
        folder,
      ).toBe(true);
  });

  test.each(parts)(
    "%s is given variables that it reads, and the port that its health is asked at",
    (name) => {
      const lines = [...stage("node").lines, ...stage(name).lines];
      const given = lines.flatMap((line) => (line.startsWith("ENV ") ? line.slice(4).split(" ") : []));
      const pairs = given.map((each): [string, unknown] => [each.split("=")[0] ?? "", each.split("=")[1]]);
      expect(
        misfits(
          name,
          pairs.filter(([variable]) => variable !== "NODE_ENV"),
        ),
      ).toEqual([]);
      const asked = lines.find((line) => line.startsWith("HEALTHCHECK "));
      const [, variable = ""] = /"deploy\/check-health\.mjs", "(\w+)"/.exec(asked ?? "") ?? [];
      expect(given).toContain(`${variable}=${ports[variable]}`);
      expect(lines.find((line) => line.startsWith("EXPOSE "))).toContain(ports[variable]);
    },
  );

  test("health is what the part on that port says", async () => {
    const answers: { [path: string]: number } = { "/health/live": 200 };
    const server = createServer((request, response) =>
      response.writeHead(answers[request.url ?? ""] ?? 404).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = String((server.address() as AddressInfo).port);
    const ask = async () => {
      const child = spawn(process.execPath, ["deploy/check-health.mjs", "PORT"], {
        cwd: root,
        env: { PORT: port },
      });
      return new Promise((resolve) => child.once("exit", resolve));
    };
    expect(await ask()).toBe(0);
    answers["/health/live"] = 503;
    expect(await ask()).toBe(1);
    await new Promise((resolve) => server.close(resolve));
    expect(await ask()).toBe(1);
  });
});

describe("compose", () => {
  const { services } = readCompose();

  test.each([...parts, "migrate"])("%s is given variables that it reads", (name) => {
    const given = Object.entries(services[name]?.environment ?? {});
    expect(given).not.toEqual([]);
    expect(
      misfits(
        name,
        given.map(([variable, value]) => [variable, String(value)]),
      ),
    ).toEqual([]);
  });

  test("the worker gets no key that opens credentials, and no way to the database", () => {
    const { worker, postgres } = services;
    expect(worker?.env_file).toEqual([]);
    expect(worker?.networks.filter((each) => postgres?.networks.includes(each))).toEqual([]);
  });

  test("nothing is open to the outside of this machine, and the internal port to nobody", () => {
    const open = Object.values(services).flatMap((each) => each.ports);
    expect(open.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
    expect(open.join(" ")).not.toContain(":3001");
  });

  test("what it asks .env for is what planrrr reads, or what make-secrets makes", () => {
    const secrets = execFileSync("sh", ["deploy/make-secrets.sh", "https://planrrr.example"], {
      cwd: root,
      encoding: "utf8",
    });
    const made = [...secrets.matchAll(/^(\w+)=(.+)$/gm)].map(([, name]) => name);
    const known = [...Object.values(variables).flat(), ...made, "PLANRRR_VERSION"];
    for (const [, name] of read("deploy/compose.yaml").matchAll(/\$\{(\w+)/g)) expect(known).toContain(name);
    expect(made.filter((name = "") => !variables["api"]?.includes(name))).toEqual(["POSTGRES_PASSWORD"]);
    expect(secrets).toMatch(/^VAPID_PRIVATE_KEY=[\w-]{43}$/m);
  });
});

describe("the Kubernetes manifests", () => {
  const all = readManifests();
  const workloads = all.flatMap((each) => Workload.safeParse(each).data ?? []);
  const containers = workloads.flatMap(({ spec }) => spec.template.spec.containers);

  test("each part is there once, and each file of the folder in the kustomization", () => {
    expect(containers.map(({ name }) => name).toSorted()).toEqual(["api", "ingest", "migrate", "worker"]);
    const folder = path.join(root, "deploy/kubernetes/base");
    const { resources } = z
      .object({ resources: z.array(z.string()) })
      .parse(parse(read("deploy/kubernetes/base/kustomization.yaml")));
    expect(resources.toSorted()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== "kustomization.yaml")
        .toSorted(),
    );
  });

  test.each(containers)(
    "$name is given variables that it reads, and is asked where it answers",
    ({ name, env, ports: open, args, ...probes }) => {
      expect(
        misfits(
          name,
          env.map(({ name: variable, value }) => [variable, value]),
        ),
      ).toEqual([]);
      const numbers = open.map(({ containerPort }) => String(containerPort));
      const expected = env.flatMap(({ name: variable }) => ports[variable] ?? []);
      expect(numbers).toEqual(expected);
      for (const file of args) expect(existsSync(path.join(root, file)), file).toBe(true);
      const paths =
        name === "api"
          ? ["/health/live", "/health/live", "/health/serving"]
          : ["/health/live", "/health/live", "/health/ready"];
      const asked = [probes.startupProbe, probes.livenessProbe, probes.readinessProbe].flatMap(
        (each) => each?.httpGet ?? [],
      );
      expect(asked.map((each) => each.path)).toEqual(name === "migrate" ? [] : paths);
      for (const { port } of asked) expect(open.map((each) => each.name)).toContain(port);
      const served = read("apps/api/src/routes/health.ts") + read("packages/telemetry/src/serve-probes.ts");
      for (const each of new Set(asked.map((one) => one.path))) expect(served).toContain(`"${each}"`);
    },
  );

  test.each(workloads)("$metadata.name runs without rights, and says what it takes", ({ spec }) => {
    const pod = spec.template.spec;
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    });
    for (const { securityContext, resources } of pod.containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      expect(resources).toMatchObject({
        requests: { memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    }
  });

  test("no secret stands in them, and no way from outside leads to the internal port", () => {
    const everything = [
      ...all,
      ...readManifests("deploy/kubernetes/example").filter(({ kind }) => kind !== "Kustomization"),
    ];
    expect(everything.filter(({ kind }) => kind === "Secret")).toEqual([]);
    const ingress = JSON.stringify(everything.filter(({ kind }) => kind === "Ingress"));
    expect(ingress).toContain('"planrrr-api"');
    expect(ingress).not.toContain("internal");
    const Policy = z.looseObject({
      kind: z.literal("NetworkPolicy"),
      spec: z.looseObject({
        ingress: z
          .array(
            z.object({
              from: z.array(z.unknown()).optional(),
              ports: z.array(z.looseObject({ port: z.number() })),
            }),
          )
          .default([]),
      }),
    });
    const rules = all.flatMap((each) => Policy.safeParse(each).data?.spec.ingress ?? []);
    const openToAll = rules
      .filter(({ from }) => from === undefined)
      .flatMap((rule) => rule.ports.map(({ port }) => port));
    expect(openToAll).toEqual([3000]);
    expect(rules.flatMap((rule) => rule.ports.map(({ port }) => port)).toSorted((a, b) => a - b)).toEqual([
      3000, 3001, 9464, 9465,
    ]);
  });
});

test("the workflow runs CI's one entry with the least rights, by actions of exact versions, and builds each image", () => {
  const Step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
  const Workflow = z.looseObject({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(
      z.string(),
      z.looseObject({
        steps: z.array(Step),
        strategy: z.object({ matrix: z.object({ target: z.array(z.string()) }) }).optional(),
      }),
    ),
  });
  const { permissions, jobs } = Workflow.parse(parse(read(".github/workflows/ci.yml")));
  expect(permissions).toEqual({ contents: "read" });
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const uses of steps.flatMap((step) => step.uses ?? [])) expect(uses).toMatch(/@v\d+\.\d+\.\d+$/);
  expect(steps.map(({ run }) => run)).toContain("bash .ci/run");
  const targets = readStages()
    .map(({ name }) => name)
    .filter((name) => [...parts, "ingest-browser"].includes(name));
  expect(jobs["images"]?.strategy?.matrix.target).toEqual(targets);
});
