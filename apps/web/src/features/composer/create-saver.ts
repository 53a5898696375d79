import type { Post } from "@planrrr/contract";
import type { Draft } from "./draft.ts";
import { codeOf, mayTryAgain, retryDelay } from "./plan-retry.ts";
import {
  type Intent,
  isForgotten,
  newIntent,
  type SaveAs,
  type Sending,
  withSending,
} from "./save-intent.ts";

export type SaveState =
  | { is: "resting" }
  | { is: "saving"; as: SaveAs; failures: number }
  /** Nobody answers. It goes on by itself, unless the words were changed meanwhile (`paused`). */
  | { is: "waiting"; as: SaveAs; failures: number; paused: boolean }
  /** Begun so long ago that the server no longer knows whether it arrived: only a person can look. */
  | { is: "unknown"; as: SaveAs; begunAt: number; sent: Draft | undefined }
  | { is: "signed-out"; as: SaveAs }
  | { is: "refused"; as: SaveAs; error: unknown };

export interface SaverParts {
  send: (sending: Sending, key: string) => Promise<Post>;
  /** Keeps the intention with the draft; undefined when it is settled. */
  keepIntent: (intent: Intent | undefined) => void;
  onState: (state: SaveState) => void;
  onSaved: (post: Post, sent: Sending) => void;
  /** Earlier words turned out to have arrived: from now on the desk changes that post. */
  onArrived: (post: Post, sent: Sending) => void;
  /** What is on the desk now. */
  draft: () => Draft;
  now: () => Date;
}

export interface Saver {
  save(as: SaveAs): void;
  tryNow(): void;
  /** A reason to believe that it works now: the browser is online again, somebody has signed in. */
  wake(): void;
  /** Words were changed while it waits: it must not go out half written. */
  pause(): void;
  forget(): void;
  stop(): void;
}

/** Saves the desk until it is saved or refused. Exactly one post results, however many tries it takes. */
export function createSaver(parts: SaverParts, resumed?: Intent): Saver {
  let intent = resumed;
  let failures = 0;
  let paused = false;
  let running = false;
  let stopped = false;
  let isOut = false;
  let isTold = false;
  /** Pressed once more while a save was under way. */
  let again: SaveAs | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (state: SaveState) => {
    if (stopped) return;
    isTold = state.is === "unknown";
    parts.onState(state);
  };
  const settle = () => {
    intent = undefined;
    failures = 0;
    parts.keepIntent(undefined);
  };

  /** Whether it was told instead of sent: a new post could then become a second one. */
  function isDoubted(): boolean {
    if (!intent || !isForgotten(intent, parts.now())) return false;
    // A change says which version it is of: one that has arrived is refused the second time.
    if (parts.draft().post) settle();
    else {
      const { as, begunAt, sent } = intent;
      tell({ is: "unknown", as, begunAt, sent: sent.at(-1)?.draft });
    }
    return intent !== undefined;
  }

  /** By a person: who presses again after having been told has looked. */
  function press(as: SaveAs): void {
    const told = isTold;
    if (running) {
      again = as;
      paused = false;
      return;
    }
    if (!isDoubted()) return void run(as);
    if (!told) return;
    settle();
    void run(as);
  }

  async function run(as: SaveAs): Promise<void> {
    if (running || stopped || isDoubted()) return;
    running = true;
    paused = false;
    isOut = false;
    again = undefined;
    clearTimeout(timer);
    tell({ is: "saving", as, failures });
    let next: SaveAs | undefined;
    try {
      const [post, sent] = await send(as);
      settle();
      parts.onSaved(post, sent);
      tell({ is: "resting" });
    } catch (error) {
      next = failed(as, error);
    } finally {
      running = false;
    }
    if (next) await run(next);
  }

  async function send(as: SaveAs): Promise<[Post, Sending]> {
    const draft = parts.draft();
    intent = withSending(intent ?? newIntent(as, parts.now().getTime()), draft, as, parts.now());
    parts.keepIntent(intent);
    const sending = intent.sent.at(-1) as Sending;
    try {
      return [await parts.send(sending, intent.key), sending];
    } catch (error) {
      const isStale = codeOf(error) === "TIME_IN_PAST" && sending.draft.when === "now" && isOld(sending);
      if (!isStale && codeOf(error) !== "IDEMPOTENCY_KEY_REUSED") throw error;
      if (!isStale) await findArrived(intent);
      settle();
      return send(as);
    }
  }

  /** What is to be sent next, at once: words that were pressed for while those before were being refused. */
  function failed(as: SaveAs, error: unknown): SaveAs | undefined {
    isOut = codeOf(error) === "UNAUTHENTICATED";
    if (isOut) tell({ is: "signed-out", as });
    else if (mayTryAgain(error)) {
      failures += 1;
      tell({ is: "waiting", as, failures, paused });
      if (!paused && !stopped) timer = setTimeout(() => void run(as), retryDelay(failures));
    } else {
      const isOther = JSON.stringify(intent?.sent.at(-1)?.draft) !== JSON.stringify(parts.draft());
      settle();
      if (again && isOther) return again;
      tell({ is: "refused", as, error });
    }
    return undefined;
  }

  /** Which of the earlier sendings the server knows the key by: repeating it tells what became of it. */
  async function findArrived({ key, sent }: Intent): Promise<void> {
    for (const earlier of sent.slice(0, -1).toReversed()) {
      try {
        return parts.onArrived(await parts.send(earlier, key), earlier);
      } catch (error) {
        if (mayTryAgain(error) || codeOf(error) === "UNAUTHENTICATED") throw error;
        // That one had arrived and was refused: nothing was saved.
        if (codeOf(error) !== "IDEMPOTENCY_KEY_REUSED") return;
      }
    }
  }

  function isOld(sending: Sending): boolean {
    return parts.now().getTime() - Date.parse(sending.now) > 3_000;
  }

  return {
    save: press,
    tryNow() {
      if (intent) press(intent.as);
    },
    wake() {
      if (!intent) return;
      if (!paused) return void run(intent.as);
      isOut = false;
      if (!running && !isDoubted()) tell({ is: "waiting", as: intent.as, failures, paused });
    },
    pause() {
      again = undefined;
      if (!intent || paused) return;
      paused = true;
      clearTimeout(timer);
      if (!running && isDoubted()) return;
      if (!running && !isOut) tell({ is: "waiting", as: intent.as, failures, paused });
    },
    forget() {
      clearTimeout(timer);
      settle();
      tell({ is: "resting" });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
