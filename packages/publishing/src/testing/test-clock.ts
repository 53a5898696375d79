export interface TestClock {
  now(): Date;
  /** Goes forward, or back when `ms` is negative. */
  advance(ms: number): void;
  set(time: Date): void;
}

/** A clock that stands still until it is moved. */
export function createTestClock(start = new Date("2026-06-01T12:00:00.000Z")): TestClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (ms) => (time += ms),
    set: (at) => (time = at.getTime()),
  };
}

let instances = 0;

/** UUIDs v7 of the clock's time, in the order they were asked for. */
export function createTestIds(clock: Pick<TestClock, "now">): () => string {
  const instance = (++instances).toString(16).padStart(3, "0").slice(-3);
  let count = 0;
  return () => {
    const time = clock.now().getTime().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${instance}-${(++count).toString(16).padStart(12, "0")}`;
  };
}

/** The same numbers for the same seed. */
export function createTestRandom(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
