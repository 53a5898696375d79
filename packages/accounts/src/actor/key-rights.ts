import type { Role } from "../roles.ts";

/** What a key may do of what its maker may. */
export type KeyRights = "read" | "write" | "all";

/** As its maker said in the key's metadata. Nothing said: all. Something we do not know: as little as there is. */
export function keyRights(metadata: { [key: string]: unknown } | null | undefined): KeyRights {
  const may = metadata?.["may"];
  if (may === undefined || may === null || may === "all") return "all";
  return may === "write" ? "write" : "read";
}

/** A key that is not to do everything is a member in its team, whatever its maker is. */
export function limitRole(role: Role, rights: KeyRights): Role {
  return rights === "all" ? role : "member";
}
