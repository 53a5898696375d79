import type { Database } from "@planrrr/database";

const perDatabase = new WeakMap<Database, Map<string, unknown>>();

/**
 * A statement that is built once per database and name, and prepared once per connection. For the few hot reads:
 * building a query anew costs as much as running it.
 */
export function preparedOn<Statement>(
  db: Database,
  name: string,
  build: (db: Database, name: string) => Statement,
): Statement {
  const known = perDatabase.get(db) ?? new Map<string, unknown>();
  perDatabase.set(db, known);
  const statement = (known.get(name) as Statement | undefined) ?? build(db, name);
  known.set(name, statement);
  return statement;
}
