import { createHash } from "node:crypto";
import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from "better-auth/types";

/**
 * What the table of sessions holds in a token's place. Who reads a backup or a replica can't sign in by it: it is no
 * token, and a token of 190 random bits isn't found by trying, so that neither salt nor a slow hash is needed.
 */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Better Auth keeps session tokens as they are and has no setting against it. Here its adapter digests each token on
 * its way in, in rows and in conditions, and gives back the token that was asked with. Where Better Auth asks by
 * something else (all sessions of a user) it gets digests: good for telling sessions apart, and for nothing more.
 */
export function hashSessionTokens(
  makeAdapter: (options: BetterAuthOptions) => DBAdapter,
): (options: BetterAuthOptions) => DBAdapter {
  return (options) => {
    const adapter = makeAdapter(options);
    return {
      ...adapter,
      ...digesting(adapter),
      transaction: (work) => adapter.transaction((inner) => work({ ...inner, ...digesting(inner) })),
    };
  };
}

type Digesting = Omit<DBTransactionAdapter, "id" | "createSchema" | "options">;

function digesting(adapter: DBTransactionAdapter): Digesting {
  return {
    async create<T extends Row, R = T>(query: Parameters<typeof adapter.create<T, R>>[0]): Promise<R> {
      if (query.model !== "session") return adapter.create<T, R>(query);
      const { token } = query.data;
      const made = await adapter.create<T, R>({ ...query, data: withDigest(query.data) });
      return typeof token === "string" ? { ...made, token } : made;
    },
    findOne: async (query) => withToken(await adapter.findOne(digested(query)), query),
    async findMany<T>(query: Parameters<typeof adapter.findMany>[0]): Promise<T[]> {
      const rows = await adapter.findMany<T>(digested(query));
      return rows.map((row) => withToken(row, query));
    },
    count: (query) => adapter.count(digested(query)),
    update: async (query) =>
      withToken(await adapter.update({ ...digested(query), update: changes(query) }), query),
    updateMany: (query) => adapter.updateMany({ ...digested(query), update: changes(query) }),
    delete: (query) => adapter.delete(digested(query)),
    deleteMany: (query) => adapter.deleteMany(digested(query)),
    consumeOne: async (query) => withToken(await adapter.consumeOne(digested(query)), query),
    incrementOne: async (query) => withToken(await adapter.incrementOne(digested(query)), query),
  };
}

interface Row {
  [field: string]: unknown;
}

interface Query {
  model: string;
  where?: Where[] | undefined;
}

function withDigest<T extends Row>(row: T): T {
  return typeof row["token"] === "string" ? { ...row, token: digestOf(row["token"]) } : row;
}

function changes({ model, update }: { model: string; update: Row }): Row {
  return model === "session" ? withDigest(update) : update;
}

function digested<Q extends Query>(query: Q): Q {
  if (query.model !== "session" || !query.where) return query;
  return { ...query, where: query.where.map(digestedCondition) };
}

function digestedCondition(condition: Where): Where {
  const { field, value } = condition;
  if (field !== "token") return condition;
  if (typeof value === "string") return { ...condition, value: digestOf(value) };
  if (Array.isArray(value)) return { ...condition, value: value.map((token) => digestOf(String(token))) };
  return condition;
}

/** The row with the token it was asked by, if it was asked by one. */
function withToken<T>(row: T, { model, where = [] }: Query): T {
  if (model !== "session" || typeof row !== "object" || row === null || !("token" in row)) return row;
  const asked = where.flatMap(({ field, value }) => (field === "token" && value !== null ? value : []));
  const token = asked.find((value) => typeof value === "string" && digestOf(value) === row.token);
  return token === undefined ? row : { ...row, token };
}
