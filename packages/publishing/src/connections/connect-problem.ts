import { AppError, type NetworkName } from "@planrrr/contract";
import { NetworkError } from "@planrrr/networks";

/** Why an account could not be connected: CREDENTIALS_REFUSED or NETWORK_UNREACHABLE. A bug stays one. */
export function toConnectProblem(network: NetworkName, error: unknown): unknown {
  if (!(error instanceof NetworkError)) return error;
  const refused = error.kind === "reconnect" || error.kind === "refused" || error.kind === "expired";
  return new AppError(refused ? "CREDENTIALS_REFUSED" : "NETWORK_UNREACHABLE", error.message, {
    details: { network, networkCode: error.code },
    cause: error,
  });
}
