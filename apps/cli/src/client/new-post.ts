import type { CreatePostInput } from "@planrrr/contract";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import type { CreateArguments } from "../commands/posts-create.ts";
import { ExitCode } from "../exit-code.ts";

type Fields = Pick<
  CreateArguments,
  "at" | "contentWarning" | "draft" | "language" | "link" | "localTime" | "timeZone" | "visibility"
>;

/** What the arguments say, in the API's words. */
export function newPost(
  args: Fields,
  text: string,
): Omit<CreatePostInput, "connectionIds" | "mediaIds" | "perConnection"> {
  const { at, localTime, timeZone, draft, link, language, visibility, contentWarning } = args;
  return {
    text,
    draft,
    language,
    visibility,
    contentWarning,
    ...(link === undefined ? {} : { link: { url: link } }),
    ...(at === undefined ? {} : { scheduledAt: readInstant(at) }),
    ...(localTime === undefined || timeZone === undefined ? {} : { schedule: { localTime, timeZone } }),
  };
}

const Instant = z.iso.datetime({ offset: true });

function readInstant(text: string): string {
  if (Instant.safeParse(text).success) return text;
  throw new CliError(
    "WRONG_USAGE",
    `--at ${text} is no instant. Write it with its offset (2026-12-01T09:00:00+01:00 or …Z), or use --local-time and --time-zone.`,
    { exitCode: ExitCode.usage },
  );
}
