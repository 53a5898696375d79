export interface Closers {
  /** Runs at the stop, the newest first. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Closes everything. One that fails or takes too long does not keep the others from closing. */
  closeAll(): Promise<void>;
  /** How many have not ended yet. */
  pending(): number;
}

export interface ClosersOptions {
  /** How long one part may take, in ms. */
  deadlineMs: number;
  onTrouble(name: string, error: unknown): void;
}

export function createClosers({ deadlineMs, onTrouble }: ClosersOptions): Closers {
  const parts: { name: string; close: () => Promise<void> | void }[] = [];
  let closing: Promise<void> | undefined;
  let pending = 0;

  async function run(): Promise<void> {
    for (let part = parts.pop(); part; part = parts.pop()) {
      try {
        await inTime(Promise.resolve(part.close()), deadlineMs);
      } catch (error) {
        onTrouble(part.name, error);
      }
      pending -= 1;
    }
    closing = undefined;
  }

  return {
    add(name, close) {
      pending += 1;
      parts.push({ name, close });
    },
    closeAll: () => (closing ??= run()),
    pending: () => pending,
  };
}

function inTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
