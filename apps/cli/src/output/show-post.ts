import type { Post } from "../client/wait-for-post.ts";
import type { Colors } from "./output.ts";
import { oneLine, table } from "./table.ts";

type Publication = Post["publications"][number];

export function colorStatus(colors: Colors, status: string): string {
  if (status === "PUBLISHED") return colors.green(status);
  if (["FAILED", "UNCONFIRMED", "PARTIALLY_PUBLISHED"].includes(status)) return colors.red(status);
  if (["DRAFT", "CANCELLED"].includes(status)) return colors.dim(status);
  return colors.yellow(status);
}

export function showPost(colors: Colors, post: Post): string {
  const lines = [colors.bold(oneLine(post.text, 100)), `  ${post.id}  ${colorStatus(colors, post.status)}`];
  if (post.scheduledAt) lines.push(`  due ${showInstant(post.scheduledAt)}${wallTime(post)}`);
  lines.push(...post.notices.map((notice) => `  ${colors.yellow("!")} ${notice}`));
  lines.push(...post.publications.flatMap((publication) => showPublication(colors, publication)));
  return lines.join("\n");
}

function showPublication(colors: Colors, publication: Publication): string[] {
  const { id, network, status, url, attempts, waitingFor, nextAttemptAt, error } = publication;
  const tried = attempts > 0 ? colors.dim(` ${attempts} ${attempts === 1 ? "try" : "tries"}`) : "";
  const lines = [`  → ${network} ${colorStatus(colors, status)}${tried} ${colors.dim(id)}`];
  if (url) lines.push(`    ${colors.cyan(url)}`);
  if (error) lines.push(`    ${error.message} ${colors.dim(`(${error.code})`)}`);
  if (waitingFor)
    lines.push(
      `    waits for: ${waitingFor}${nextAttemptAt ? `, next try ${showInstant(nextAttemptAt)}` : ""}`,
    );
  if (status === "UNCONFIRMED")
    lines.push(`    Look on the network, then: planrrr posts resolve ${id} published|send-again`);
  return lines;
}

function wallTime({ schedule }: Post): string {
  return schedule ? ` (${schedule.actualLocalTime.replace("T", " ")} ${schedule.timeZone})` : "";
}

export function showInstant(instant: string): string {
  return new Date(instant).toISOString().replace(/\.000Z$/, "Z");
}

export function postRows(colors: Colors, posts: readonly Post[]): string {
  return table(
    ["ID", "STATUS", "DUE", "NETWORKS", "TEXT"],
    posts.map(({ id, status, scheduledAt, publications, text }) => [
      id,
      colorStatus(colors, status),
      scheduledAt ? showInstant(scheduledAt) : "–",
      [...new Set(publications.map(({ network }) => network))].join(",") || "–",
      oneLine(text, 50),
    ]),
  );
}
