import type { TickerContext } from "../context.ts";
import type { Alert } from "./incident.ts";
import { type Channel, sendAlert } from "./send-alert.ts";

const KEY = "outbox";
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After that nobody is helped by it. */
const LIFE_MS = 86_400_000;

interface Letter {
  alert: Alert;
  channel: Channel;
  writtenAt: number;
  dueAt: number;
  tries: number;
}

/** Stores alerts for each channel that is set up. */
export async function writeLetters(ctx: TickerContext, alerts: Alert[]): Promise<void> {
  if (alerts.length === 0) return;
  for (const alert of alerts)
    ctx.log(alert.state === "firing" ? "error" : "info", "ticker alert", { ...alert });
  const { slackUrl, core } = ctx.settings.alerts;
  const channels: Channel[] = [...(slackUrl ? ["slack" as const] : []), ...(core ? ["core" as const] : [])];
  const now = ctx.now();
  const letters = alerts.flatMap((alert) =>
    channels.map((channel) => ({ alert, channel, writtenAt: now, dueAt: now, tries: 0 })),
  );
  await ctx.store.put(KEY, [...((await ctx.store.get<Letter[]>(KEY)) ?? []), ...letters]);
}

/** Sends what is due; what can't be delivered is tried again. */
export async function sendLetters(ctx: TickerContext): Promise<void> {
  const letters = (await ctx.store.get<Letter[]>(KEY)) ?? [];
  if (letters.length === 0) return;
  const left: Letter[] = [];
  for (const letter of letters) {
    if (letter.dueAt > ctx.now()) left.push(letter);
    else if (!(await deliver(ctx, letter))) left.push(...again(ctx, letter));
  }
  await ctx.store.put(KEY, left);
}

async function deliver(ctx: TickerContext, { alert, channel, tries }: Letter): Promise<boolean> {
  const problem = await sendAlert(ctx, channel, alert);
  if (problem !== undefined)
    ctx.log("warn", "ticker alert not delivered", { channel, id: alert.id, tries: tries + 1, problem });
  return problem === undefined;
}

function again(ctx: TickerContext, letter: Letter): Letter[] {
  const now = ctx.now();
  if (now - letter.writtenAt >= LIFE_MS) return [];
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(letter.tries, 10));
  return [{ ...letter, tries: letter.tries + 1, dueAt: now + wait }];
}
