import type { Api } from "../client/connect.ts";
import type { Colors } from "./output.ts";
import { oneLine, table } from "./table.ts";

type Connection = Awaited<ReturnType<Api["connections"]["list"]>>["items"][number];

export function connectionRows(colors: Colors, connections: readonly Connection[]): string {
  return table(
    ["ID", "NETWORK", "ACCOUNT", "SERVER", "STATE"],
    connections.map(({ id, network, handle, service, status, statusReason, holdUntil }) => {
      const held = holdUntil && Date.parse(holdUntil) > Date.now() ? `waits until ${holdUntil}` : "ok";
      const state =
        status === "ACTIVE"
          ? colors.green(held)
          : colors.red(`reconnect: ${oneLine(statusReason ?? "", 60)}`);
      return [id, network, handle, service, state];
    }),
  );
}
