import { NetworkError } from "../network-error.ts";
import { isGone } from "./classify-graph.ts";

/** Around calls about the account itself: one that Meta no longer knows is no fault of the post, its owner is asked. */
export async function askOwner<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof NetworkError) || !isGone(error)) throw error;
    const message = "Meta no longer knows this account, or no longer shows it to planrrr. Connect it again.";
    const { status, evidence } = error;
    throw new NetworkError({
      kind: "reconnect",
      code: "ACCOUNT_GONE",
      message,
      status,
      evidence,
      cause: error,
    });
  }
}
