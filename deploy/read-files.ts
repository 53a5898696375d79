import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { apiEnv } from "@planrrr/api";
import { ingestEnv } from "@planrrr/ingest";
import { workerEnv } from "@planrrr/worker";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";

export const root = path.join(import.meta.dirname, "..");
export const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const names = (shape: object) => Object.keys(shape);
/** What each part reads, by the name of its image. */
export const variables: { [part: string]: string[] } = {
  api: names(apiEnv.shape),
  migrate: ["DATABASE_URL", "QUEUE_DATABASE_URL", "REDIS_URL"],
  worker: names(workerEnv.shape),
  ingest: names(ingestEnv.shape),
};

/** The Dockerfile's stages with their lines, those that go on over several as one. */
export function readStages(): { name: string; from: string; lines: string[] }[] {
  const stages: { name: string; from: string; lines: string[] }[] = [];
  const text = read("deploy/Dockerfile").replaceAll(/\\\n\s*/g, "");
  for (const line of text.split("\n").filter((each) => each && !each.startsWith("#"))) {
    const [, from, name] = /^FROM (\S+) AS (\S+)$/.exec(line) ?? [];
    if (from && name) stages.push({ name, from, lines: [] });
    else stages.at(-1)?.lines.push(line);
  }
  return stages;
}

const Compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string(),
      build: z.looseObject({ target: z.string() }).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      env_file: z.array(z.string()).default([]),
      ports: z.array(z.string()).default([]),
      networks: z.array(z.string()).default([]),
      command: z.array(z.string()).default([]),
    }),
  ),
});
export const readCompose = () => Compose.parse(parse(read("deploy/compose.yaml"), { merge: true }));

const Probe = z.looseObject({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).default([]),
  env: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  startupProbe: Probe.optional(),
  livenessProbe: Probe.optional(),
  readinessProbe: Probe.optional(),
  securityContext: z.unknown(),
  resources: z.unknown(),
});
export const Workload = z.looseObject({
  kind: z.enum(["Deployment", "Job"]),
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({ securityContext: z.unknown(), containers: z.array(Container) }),
    }),
  }),
});
const base = "deploy/kubernetes/base";
/** Every object of the base, as its files tell. */
export function readManifests(folder = base): z.infer<typeof Manifest>[] {
  const files = readdirSync(path.join(root, folder)).filter((name) => name !== "kustomization.yaml");
  return files.flatMap((file) =>
    parseAllDocuments(read(`${folder}/${file}`)).map((each) => Manifest.parse(each.toJS())),
  );
}
const Manifest = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
