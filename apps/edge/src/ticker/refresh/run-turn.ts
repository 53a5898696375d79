import { watch } from "../alerts/watch.ts";
import type { TickerContext } from "../context.ts";
import type { Profile } from "../settings/profile.ts";
import type { ProfileState } from "./profile-state.ts";
import { loadState, refreshProfile } from "./refresh-profile.ts";

const SOON_MS = 1_000;
const LATEST_MS = 10 * 60_000;

/** Everything that is due. One profile that fails by a bug of ours keeps no other from its turn. */
export async function runTurn(ctx: TickerContext): Promise<void> {
  const known = await Promise.all(
    ctx.settings.profiles.map(async (profile) => ({ profile, state: await refreshSafely(ctx, profile) })),
  );
  await watch(ctx, known);
}

async function refreshSafely(ctx: TickerContext, profile: Profile): Promise<ProfileState> {
  try {
    return await refreshProfile(ctx, profile);
  } catch (error) {
    ctx.log("error", "ticker refresh failed", {
      profile: profile.profile,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return loadState(ctx, profile);
  }
}

/** When the next turn should come; undefined when there is nothing to count. */
export async function nextTurnAt(ctx: TickerContext): Promise<number | undefined> {
  const { profiles } = ctx.settings;
  if (profiles.length === 0) return undefined;
  const states = await Promise.all(profiles.map((profile) => loadState(ctx, profile)));
  const now = ctx.now();
  return Math.min(now + LATEST_MS, Math.max(now + SOON_MS, Math.min(...states.map(({ nextAt }) => nextAt))));
}
