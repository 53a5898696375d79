import type { TickerContext } from "../context.ts";
import type { ProfileState } from "../refresh/profile-state.ts";
import type { Profile } from "../settings/profile.ts";
import { secretNameOf } from "../settings/to-source.ts";
import { daysLeftToWarn } from "../tokens/long-lived-token.ts";
import { loadTokens } from "../tokens/token-store.ts";
import { findConditions } from "./find-conditions.ts";
import { compareIncidents, type Condition, type Incident, minutes } from "./incident.ts";
import { sendLetters, writeLetters } from "./outbox.ts";

const KEY = "incidents";
export const CRON_KEY = "cron-at";
/** The cron comes each minute; after two it has stopped. */
const CRON_PATIENCE_MS = 125_000;

/** Looks at everything that is known, and tells those who should know. */
export async function watch(
  ctx: TickerContext,
  known: { profile: Profile; state: ProfileState }[],
): Promise<void> {
  const open = (await ctx.store.get<Incident[]>(KEY)) ?? [];
  const isOpen = (key: string): boolean => open.some((incident) => incident.key === key);
  const now = ctx.now();
  const conditions = [
    ...known.flatMap(({ profile, state }) =>
      findConditions(profile, state, ctx.settings.alerts, now, isOpen),
    ),
    ...(await tokenConditions(
      ctx,
      known.map(({ profile }) => profile),
    )),
    ...(await cronCondition(ctx)),
  ];
  const next = compareIncidents(open, conditions, now);
  if (next.alerts.length > 0) {
    // Letters first: told twice is better than not told.
    await writeLetters(ctx, next.alerts);
    await ctx.store.put(KEY, next.open);
  }
  await sendLetters(ctx);
}

async function tokenConditions(ctx: TickerContext, profiles: Profile[]): Promise<Condition[]> {
  const secrets = new Set(profiles.flatMap((profile) => secretNameOf(profile) ?? []));
  const conditions: Condition[] = [];
  for (const secret of secrets) {
    const record = await loadTokens(ctx, secret, ctx.secret(secret) ?? "");
    if (record === undefined) continue;
    if ("locked" in record) conditions.push(lockedCondition(secret, record.locked));
    else conditions.push(...endCondition(ctx, secret, daysLeftToWarn(record, ctx.now())));
  }
  return conditions;
}

function lockedCondition(secret: string, why: string): Condition {
  return {
    key: `locked:${secret}`,
    subject: `Ticker: the renewed token of ${secret} can't be opened`,
    text: `${why} Put the key back into EDGE_ENCRYPTION_KEYS, or set ${secret} anew; until then it is used as it was set.`,
  };
}

function endCondition({ vault }: TickerContext, secret: string, days: number | undefined): Condition[] {
  if (days === undefined) return [];
  const when = days < 0 ? "has ended" : `ends in ${days} day${days === 1 ? "" : "s"}`;
  const why = vault ? "It could not be renewed." : "It is not renewed, as EDGE_ENCRYPTION_KEYS is not set.";
  return [
    {
      key: `token:${secret}`,
      subject: `Ticker: the token ${secret} ${when}`,
      text: `${why} Make a new one and set it as the secret; the number stays meanwhile.`,
    },
  ];
}

/** Nothing before the first cron: a local start may drive it late, and a test not at all. */
async function cronCondition(ctx: TickerContext): Promise<Condition[]> {
  const at = await ctx.store.get<number>(CRON_KEY);
  if (at === undefined || ctx.now() - at < CRON_PATIENCE_MS) return [];
  return [
    {
      key: "cron",
      subject: "Ticker: the cron has stopped",
      text: `It last came ${minutes(ctx.now() - at)} ago. Numbers are read all the same, as long as somebody looks. Check the triggers of the Worker.`,
    },
  ];
}
