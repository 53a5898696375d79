import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import type { Api } from "./connect.ts";

type Connection = Awaited<ReturnType<Api["connections"]["list"]>>["items"][number];

/** Those that are named, by id or handle; none named means the only one there is. */
export async function findConnections(api: Api, names: readonly string[]): Promise<Connection[]> {
  const all = await listAll(api);
  if (names.length === 0) return [onlyOne(all)];
  const found = names.map((name) => findOne(all, name));
  return [...new Map(found.map((connection) => [connection.id, connection])).values()];
}

async function listAll(api: Api): Promise<Connection[]> {
  const all: Connection[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.connections.list({ limit: 100, cursor });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

function onlyOne(all: readonly Connection[]): Connection {
  const [first, second] = all;
  if (!first)
    throw refused(
      "NO_CONNECTION",
      "There is no connection yet. Make one with: planrrr connections add bluesky",
    );
  if (second) throw refused("CONNECTION_AMBIGUOUS", `Say where with --to. There are:\n${names(all)}`);
  return first;
}

function findOne(all: readonly Connection[], name: string): Connection {
  const handle = name.replace(/^@/, "").toLowerCase();
  const found = all.filter(
    (each) => each.id === name || each.handle.replace(/^@/, "").toLowerCase() === handle,
  );
  const [first, second] = found;
  if (!first)
    throw refused(
      "CONNECTION_NOT_FOUND",
      `There is no connection "${name}". ${all.length > 0 ? `There are:\n${names(all)}` : ""}`,
    );
  if (second)
    throw refused(
      "CONNECTION_AMBIGUOUS",
      `More than one connection is called "${name}". Use an id:\n${names(found)}`,
    );
  return first;
}

function names(connections: readonly Connection[]): string {
  return connections.map(({ id, network, handle }) => `  ${id}  ${handle} (${network})`).join("\n");
}

function refused(code: string, message: string): CliError {
  return new CliError(code, message, { exitCode: ExitCode.refused });
}
