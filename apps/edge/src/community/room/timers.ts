/** `presence`: tell it again, let dead sockets go. `flush`: counts to D1. `outbox`: news to the core. `register`: this room lives. */
export type TimerKind = "presence" | "flush" | "outbox" | "register";

export interface Timers {
  /** Due by then at the latest; an earlier time that is set already stays. */
  arm(kind: TimerKind, due: number): Promise<void>;
  /** Due just then, whatever was set. */
  set(kind: TimerKind, due: number): void;
  /** Off the list, unless it has been set anew to another time since. */
  drop(kind: TimerKind, due: number): void;
  listDue(now: number): TimerKind[];
  /** Sets the object's one alarm for the earliest. */
  rearm(): Promise<void>;
}

/** Many timers on the one alarm that an object has. They outlive it: the list is in its storage. */
export function createTimers(storage: DurableObjectStorage): Timers {
  const { sql } = storage;

  async function rearm(): Promise<void> {
    const { due } = sql.exec<{ due: number | null }>("SELECT min(due) AS due FROM timers").one();
    if (due !== null) await storage.setAlarm(due);
  }

  return {
    async arm(kind, due) {
      const { rowsWritten } = sql.exec(
        `INSERT INTO timers (kind, due) VALUES (?, ?)
         ON CONFLICT (kind) DO UPDATE SET due = excluded.due WHERE excluded.due < due`,
        kind,
        due,
      );
      if (rowsWritten > 0) await rearm();
    },
    set(kind, due) {
      sql.exec("INSERT OR REPLACE INTO timers (kind, due) VALUES (?, ?)", kind, due);
    },
    drop(kind, due) {
      sql.exec("DELETE FROM timers WHERE kind = ? AND due = ?", kind, due);
    },
    listDue(now) {
      const due = sql.exec<{ kind: TimerKind }>("SELECT kind FROM timers WHERE due <= ?", now);
      return due.toArray().map(({ kind }) => kind);
    },
    rearm,
  };
}
