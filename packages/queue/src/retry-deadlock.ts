import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";

const DEADLOCK = "40P01";
const TRIES = 5;
const LONGEST_PAUSE_MS = 50;

/**
 * Repeats a single statement that PostgreSQL chose as a deadlock's victim. BullMQ promotes due jobs by an UPDATE
 * without an order, so workers that claim at the same time can wait for each other in a circle; the victim's
 * statement is rolled back as a whole, and BullMQ itself would lose the completion it belongs to.
 */
export async function retryDeadlock<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      const isVictim = error instanceof DatabaseError && error.code === DEADLOCK;
      if (!isVictim || attempt === TRIES) throw error;
      await delay(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
