import { Cron } from "croner";
import { z } from "zod";

const text = z.string().min(1).max(500);

/** What each field of a record is read from: words with `{path}` in them. */
export const FieldTemplates = z.strictObject({
  sourceId: text,
  provider: text,
  title: text,
  description: text.optional(),
  services: text.optional(),
  category: text.optional(),
  audience: text.optional(),
  region: text.optional(),
  url: text.optional(),
  price: text.optional(),
  currency: text.optional(),
  billingPeriod: text.optional(),
  introPrice: text.optional(),
  introPeriods: text.optional(),
  eligibility: text.optional(),
  validFrom: text.optional(),
  validUntil: text.optional(),
});
export type FieldTemplates = z.output<typeof FieldTemplates>;

const shared = {
  name: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and hyphens, e.g. spotify-student."),
  url: z.url({ protocol: /^https?$/ }),
  /** Region of all its deals, unless a record tells its own. */
  region: text.optional(),
  /** Least time between two requests to its server. */
  gapSeconds: z.number().min(0).max(3600).default(5),
  /** A deal is inactive after so many healthy runs without it. */
  inactiveAfter: z.number().int().min(1).max(30).default(2),
  /** When it is read by itself: a cron pattern in UTC, "30 5 * * *". Absent: when somebody asks. */
  cadence: z
    .string()
    .max(100)
    .refine(isCadence, "No cron pattern of five fields, e.g. 30 5 * * *.")
    .optional(),
  /** Who looks after its recorded pages and is asked when it drifts. */
  owner: text.optional(),
};

function isCadence(pattern: string): boolean {
  if (pattern.trim().split(/\s+/).length !== 5) return false;
  try {
    return new Cron(pattern, { timezone: "UTC" }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** What a page may be read with. */
const paged = {
  /** Loads it in a headless browser, for pages that are built by scripts. */
  browser: z.boolean().default(false),
};

/** A feed: JSON whose records are found and read by paths. */
const JsonSource = z.strictObject({
  kind: z.literal("json"),
  ...shared,
  /** Where the records are: `deals[]`, `providers[].plans[]`. */
  items: text,
  /** Whether prices stand in whole currency (9.99) or in its smallest unit (999). */
  priceUnit: z.enum(["major", "minor"]).default("major"),
  fields: FieldTemplates,
  /** Further facts, kept as the source tells them. */
  details: z.record(z.string(), text).default({}),
});

/** Any page that tells its offers in schema.org's words, as JSON-LD or microdata. */
const JsonLdSource = z.strictObject({
  kind: z.literal("json-ld"),
  ...shared,
  ...paged,
  /** What every deal of the page is, where the page itself does not tell. */
  defaults: z
    .strictObject({
      provider: text.optional(),
      category: text.optional(),
      audience: text.optional(),
      currency: text.optional(),
      billingPeriod: text.optional(),
    })
    .default({}),
});

/** A page with code of its own: `first-party/<extract>.ts`. */
const PageSource = z.strictObject({
  kind: z.literal("page"),
  ...shared,
  ...paged,
  /** The file that reads it. Absent: the one of its name. */
  extract: shared.name.optional(),
});

export const Source = z.discriminatedUnion("kind", [JsonSource, JsonLdSource, PageSource]);
export type Source = z.output<typeof Source>;
export type JsonSource = z.output<typeof JsonSource>;
export type JsonLdSource = z.output<typeof JsonLdSource>;
export type PageSource = z.output<typeof PageSource>;

export const SourcesFile = z
  .strictObject({
    /** Where sites find who is asking. */
    contact: z.union([z.url({ protocol: /^https?$/ }), z.email()]),
    /** Hosts of the own network that may be asked: `shop.internal` or `127.0.0.1:8080`. */
    allowPrivateHosts: z.array(text).default([]),
    sources: z.array(Source),
  })
  .superRefine(({ sources }, context) => {
    for (const [index, { name }] of sources.entries()) {
      const first = sources.findIndex((other) => other.name === name);
      if (first === index) continue;
      const message = `${name} is there twice.`;
      context.addIssue({ code: "custom", path: ["sources", index, "name"], message });
    }
  });
export type SourcesFile = z.output<typeof SourcesFile>;
