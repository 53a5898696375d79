import { type AddConnectionInput, AppError, type Connection, NetworkName } from "@planrrr/contract";
import type { Connected } from "@planrrr/networks";
import type { Actor, PublishingContext } from "../context.ts";
import { refuseMember } from "../refuse-member.ts";
import { saveConnection } from "./save-connection.ts";
import { toConnectProblem } from "./connect-problem.ts";

/**
 * Checks the credentials with the network and keeps them encrypted. The same account again renews its connection:
 * it keeps its id and history, and what waited for it goes out.
 * Throws FORBIDDEN to members, UNKNOWN_NETWORK, CREDENTIALS_REFUSED, NETWORK_UNREACHABLE.
 */
export async function addConnection(
  ctx: PublishingContext,
  actor: Actor,
  input: AddConnectionInput,
): Promise<Connection> {
  refuseMember(actor);
  const network = NetworkName.safeParse(input.network);
  if (!network.success) {
    throw new AppError("UNKNOWN_NETWORK", `planrrr does not know the network "${input.network}".`, {
      details: { known: NetworkName.options },
    });
  }
  return saveConnection(ctx, actor, network.data, await connect(ctx, network.data, input));
}

async function connect(
  ctx: PublishingContext,
  network: NetworkName,
  { network: _name, ...fields }: AddConnectionInput,
): Promise<Connected> {
  const ask = ctx.networks[network].connect;
  if (!ask)
    throw new AppError(
      "CREDENTIALS_REFUSED",
      `${ctx.networks[network].label} is connected by signing in there.`,
      {
        details: { network },
      },
    );
  try {
    const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return await ask(ctx.io, Object.fromEntries(given));
  } catch (error) {
    throw toConnectProblem(network, error);
  }
}
