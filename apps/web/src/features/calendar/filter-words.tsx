"use client";

import { Button, networkNames } from "@planrrr/ui";
import { useSignedIn } from "../../session/use-session.ts";
import { useConnections } from "../connections/use-connections.ts";
import { statusWords } from "../posts/status-words.ts";
import { useMembers } from "../team/use-team.ts";
import { type CalendarState, everything } from "./use-calendar-view.ts";

/** Says what is left out, so that nobody takes a part for the whole. */
export function FilterWords({ state: { filter, change } }: { state: CalendarState }) {
  const { user } = useSignedIn();
  const connections = useConnections();
  const members = useMembers();
  const { status, connection, author, words } = filter;
  const account = connections.data?.find(({ id }) => id === connection);
  const writer = members.data?.items.find(({ id }) => id === author);
  const said = [
    status === "ALL" ? "" : statusWords[status],
    connection === "ALL"
      ? ""
      : account
        ? `on ${account.handle} (${networkNames[account.network]})`
        : "on one account",
    author === "ALL"
      ? ""
      : author === user.id
        ? "written by you"
        : `written by ${writer?.name ?? "one person"}`,
    words === "" ? "" : `with “${words}”`,
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p className="row mb-5" role="status">
      <span>Only: {said.join(", ")}.</span>
      <Button onClick={() => change(everything)}>Show all</Button>
    </p>
  );
}
