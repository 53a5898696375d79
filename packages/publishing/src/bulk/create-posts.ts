import {
  AppError,
  type BulkPostsInput,
  type BulkResult,
  type BulkRow,
  CreatePostInput,
  type ValidatePostOutput,
} from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { createPost } from "../posts/create-post.ts";
import { validatePost } from "../posts/validate-post.ts";
import { readBulkRows } from "./read-bulk-rows.ts";

type Result = BulkResult["rows"][number];
type Problem = Result["problems"][number];

interface Checked {
  input: CreatePostInput | null;
  result: Result;
}

/**
 * Many posts at once. Every row is checked first; nothing is saved when one is refused, unless `partial`. With an
 * `id` each row's own follows from it, so that a repeat after a crash makes no second one.
 */
export async function createPosts(
  ctx: PublishingContext,
  actor: Actor,
  { id, ...input }: BulkPostsInput & { id?: string | undefined },
): Promise<BulkResult> {
  const rows = input.rows ?? readBulkRows(input.csv ?? "");
  const accounts = await accountsOf(ctx, actor);
  const checked: Checked[] = [];
  for (const [n, row] of rows.entries())
    checked.push(await check(ctx, actor, accounts, { timeZone: input.timeZone, ...row }, n + 1));
  const refusals = () => checked.filter(({ result }) => result.outcome === "refused").length;
  let created = 0;
  if (!input.dryRun && (refusals() === 0 || input.partial)) {
    for (const [n, { input: post, result }] of checked.entries()) {
      if (!post) continue;
      const made = await createPost(ctx, actor, {
        ...post,
        isOneOfMany: true,
        ...(id ? { id: idOfRow(id, n) } : {}),
      }).catch(refusalOf);
      if ("code" in made) Object.assign(result, { outcome: "refused", problems: [made] });
      else Object.assign(result, { outcome: "created", postId: made.id, scheduledAt: made.scheduledAt });
      created += "code" in made ? 0 : 1;
    }
  }
  return { created, refused: refusals(), rows: checked.map(({ result }) => result) };
}

/** The n-th id behind one of version 7: as sortable, and the same each time. */
export function idOfRow(id: string, n: number): string {
  const tail = (BigInt(`0x${id.slice(-12)}`) + BigInt(n)) % 2n ** 48n;
  return `${id.slice(0, -12)}${tail.toString(16).padStart(12, "0")}`;
}

async function check(
  ctx: PublishingContext,
  actor: Actor,
  accounts: Accounts,
  row: BulkRow,
  number: number,
): Promise<Checked> {
  const result: Result = {
    row: number,
    outcome: "refused",
    postId: null,
    scheduledAt: null,
    problems: [],
    notices: [],
  };
  const refuse = (...problems: Problem[]): Checked => ({ input: null, result: { ...result, problems } });
  const found = row.connections.map((name) => ({ name, ids: accounts.get(normal(name)) ?? [] }));
  const known = found.flatMap(({ ids }) => (ids.length === 1 ? ids : []));
  const unclear = found
    .filter(({ ids }) => ids.length !== 1)
    .map(({ name, ids }) => ({
      code: "CONNECTION_NOT_FOUND",
      field: "connections",
      message: ids.length === 0 ? `There is no account "${name}".` : `"${name}" is more than one account.`,
    }));
  const parsed = CreatePostInput.safeParse({
    text: row.text,
    connectionIds: known,
    // Who it goes to is said above; the rest of the row is looked at all the same, so that one mending is enough.
    draft: row.draft || unclear.length > 0,
    ...(row.link ? { link: { url: row.link } } : {}),
    ...(row.scheduledAt ? { scheduledAt: row.scheduledAt } : {}),
    ...(row.localTime
      ? { schedule: { localTime: row.localTime.replace(" ", "T"), timeZone: row.timeZone ?? "" } }
      : {}),
  });
  if (!parsed.success)
    return refuse(
      ...unclear,
      ...parsed.error.issues.map(({ path, message }) => ({
        code: "INVALID_INPUT",
        field: path.join(".") || null,
        message,
      })),
    );
  const { data } = parsed;
  const problemsOf = ({ connections }: ValidatePostOutput): Problem[] =>
    connections
      .flatMap(({ problems }) => problems)
      .filter(({ severity }) => severity === "error" && !row.draft)
      .map(({ code, field, message }) => ({ code, field, message }));
  try {
    const answer = await validatePost(ctx, actor, data);
    const problems = [...unclear, ...problemsOf(answer)];
    if (problems.length > 0) return refuse(...problems);
    const { scheduledAt, notices } = answer;
    return { input: data, result: { ...result, outcome: "valid", scheduledAt, notices } };
  } catch (error) {
    const refusal = refusalOf(error);
    // Mostly the time is wrong; the words are looked at without it, so that one mending is enough.
    const timeless = { ...data, scheduledAt: undefined, schedule: undefined };
    const more = await validatePost(ctx, actor, timeless).then(problemsOf, (again: unknown) => {
      // Refused for something else, e.g. an account that is gone since: that has been said.
      refusalOf(again);
      return [];
    });
    return refuse(...unclear, refusal, ...more);
  }
}

/** Also between the check and the saving, a row's time may pass or its account go: the others are saved all the same. */
function refusalOf(error: unknown): Problem {
  if (!(error instanceof AppError) || error.status >= 500) throw error;
  return { code: error.code, field: null, message: error.message };
}

type Accounts = Map<string, string[]>;

const normal = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/^([a-z]+:)?@/, "$1");

/** The team's connections by everything a person may call them. */
async function accountsOf(ctx: PublishingContext, actor: Actor): Promise<Accounts> {
  const { connections } = schema;
  const rows = await ctx.db
    .select({ id: connections.id, handle: connections.handle, network: connections.network })
    .from(connections)
    .where(and(eq(connections.teamId, actor.teamId), isNull(connections.removedAt)));
  const accounts: Accounts = new Map();
  for (const { id, handle, network } of rows) {
    const short = normal(handle);
    for (const name of new Set([id, short, `${network}:${short}`]))
      accounts.set(name, [...(accounts.get(name) ?? []), id]);
  }
  return accounts;
}
