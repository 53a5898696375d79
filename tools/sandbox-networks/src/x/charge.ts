import { creditsDepleted, usageCapped } from "./problem.ts";
import type { XState } from "./state.ts";

/** network-facts §3, in thousandths of a US dollar. */
export const PRICES = { post: 15, postWithUrl: 200, delete: 10, ownedRead: 1, mediaMetadata: 5 } as const;
const MONTHLY_READS = 3_000_000;

/** Takes what a request costs, or refuses it where the credits do not reach. */
export function charge(state: XState, mills: number): void {
  const { credits } = state.options;
  if (credits !== undefined && state.spent + mills > Math.round(credits * 1000)) throw creditsDepleted();
  state.spent += mills;
}

/** Reads cost by the post, and a month has an end of them. */
export function chargeReads(state: XState, posts: number): void {
  if (state.reads + posts > (state.options.monthlyReads ?? MONTHLY_READS)) throw usageCapped();
  charge(state, posts * PRICES.ownedRead);
  state.reads += posts;
}
