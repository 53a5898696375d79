import { badParameter } from "./graph-error.ts";
import type { GraphState } from "./graph-state.ts";
import type { GraphCode } from "./types.ts";

const CODE_MS = 600_000;

/** Subcodes: 36007 too late, 36008 another redirect URI, 36009 used before [k]. */
export function redeemCode(state: GraphState, code: string, redirectUri: string): GraphCode {
  const granted = state.codes.get(code);
  if (granted === undefined) throw badParameter("Invalid verification code format.", 36007);
  if (granted.used) throw badParameter("This authorization code has been used.", 36009);
  if (granted.issuedAt + CODE_MS <= state.now())
    throw badParameter("This authorization code has expired.", 36007);
  if (granted.redirectUri !== redirectUri) {
    throw badParameter(
      "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
      36008,
    );
  }
  granted.used = true;
  return granted;
}
