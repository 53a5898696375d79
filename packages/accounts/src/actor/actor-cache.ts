import type { Actor } from "./actor.ts";

export interface ResolvedActor {
  actor: Actor;
  /** When the credential itself ends, ms since the epoch. */
  validUntil: number;
}

export interface ActorCache {
  /** The actor behind a credential; several requests at once resolve it once. */
  get(key: string, resolve: () => Promise<ResolvedActor | null>): Promise<Actor | null>;
  /** Forgets everybody, and what is being resolved right now is not kept either. */
  clear(): void;
}

/** Resolving an actor costs milliseconds of CPU; remembering it for seconds makes that a per-session cost. */
export function createActorCache(options: { ttlMs: number; size: number; now: () => number }): ActorCache {
  const known = new Map<string, { actor: Actor; until: number }>();
  const running = new Map<string, Promise<Actor | null>>();
  let generation = 0;

  async function load(key: string, resolve: () => Promise<ResolvedActor | null>): Promise<Actor | null> {
    const startedIn = generation;
    const resolved = await resolve();
    if (!resolved) return null;
    if (startedIn === generation) {
      known.delete(key);
      known.set(key, {
        actor: resolved.actor,
        until: Math.min(options.now() + options.ttlMs, resolved.validUntil),
      });
      const oldest = known.size > options.size ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    }
    return resolved.actor;
  }

  return {
    get(key, resolve) {
      const entry = known.get(key);
      if (entry && entry.until > options.now()) return Promise.resolve(entry.actor);
      const shared = running.get(key);
      if (shared) return shared;
      const loading = load(key, resolve).finally(() => {
        if (running.get(key) === loading) running.delete(key);
      });
      running.set(key, loading);
      return loading;
    },
    clear() {
      generation++;
      known.clear();
      running.clear();
    },
  };
}
