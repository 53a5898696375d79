/** What a key may do of what its maker may. */
export const keyRights = [
  { value: "write", label: "Write posts" },
  { value: "read", label: "Only look" },
  { value: "all", label: "All that you may" },
] as const;

export type KeyRights = (typeof keyRights)[number]["value"];

const words: { [rights in KeyRights]: string } = {
  write: "It writes and plans posts, as a member does. It cannot invite, approve or change the team.",
  read: "It reads posts, plans and connections, and changes nothing.",
  all: "It may do all that you may do in this team, also once your role changes.",
};

export function rightsWords(rights: KeyRights): string {
  return words[rights];
}

/** Of a key that exists, in its row. Keys from before the choice may do everything. */
export function rightsOf(may: string | undefined): string {
  if (may === undefined || may === "all") return "May do all that you may.";
  return may === "write" ? "Writes posts." : "Only looks.";
}
