import type { PublicationContent } from "@planrrr/contract";
import type { Connected, JsonObject, Network, NetworkIo, Published, Reconciled } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { ConformanceHarness, Stage } from "./harness.ts";

/** A network on its stage with a connected account: what every scenario starts from. */
export interface Scene {
  harness: ConformanceHarness;
  network: Network;
  stage: Stage;
  connected: Connected;
  /** An address where nobody listens. */
  nowhere: string;
}

/** One publication and what is stored of it, played step by step as a worker would. */
export interface Play {
  content: PublicationContent;
  handle: JsonObject | undefined;
  credentials: JsonObject;
  takenRemoteIds: string[];
  prepare(io?: NetworkIo): Promise<JsonObject>;
  commit(io?: NetworkIo): Promise<Published>;
  reconcile(io?: NetworkIo): Promise<Reconciled>;
  /** Runs attempts until the publication is settled, as the worker does; the clock jumps instead of waiting. */
  drive(): Promise<Published>;
}

const MAX_STEPS = 60;
let count = 0;

export function createText(): string {
  count += 1;
  return `Scenario ${count}.`;
}

/** @param given a content, or the text of the least this network takes. */
export function createPlay(
  scene: Scene,
  given: PublicationContent | string,
  publicationId = crypto.randomUUID(),
): Play {
  const { network, stage, connected } = scene;
  const { account } = connected;
  const content = typeof given === "string" ? plainContent(scene, given) : given;
  let armedAt = 0;
  let lastCommitAt: number | undefined;
  const play: Play = {
    content,
    handle: undefined,
    credentials: connected.credentials,
    takenRemoteIds: [],
    async prepare(io = stage.io) {
      const { content: current, credentials, handle: previousHandle } = play;
      const input = {
        publicationId,
        content: current,
        account,
        credentials,
        ...(previousHandle && { previousHandle }),
      };
      const { handle } = await network.prepare(io, input);
      if (play.handle === undefined) armedAt = stage.io.now();
      // What is stored goes through the database.
      play.handle = structuredClone(handle);
      return play.handle;
    },
    commit(io = stage.io) {
      lastCommitAt = stage.io.now();
      return network.commit(io, { account, credentials: play.credentials, handle: readHandle(play) });
    },
    reconcile(io = stage.io) {
      const { credentials, takenRemoteIds } = play;
      const input = { account, credentials, handle: readHandle(play), armedAt, takenRemoteIds };
      return network.reconcile(io, { ...input, ...(lastCommitAt === undefined ? {} : { lastCommitAt }) });
    },
    async drive() {
      for (let step = 0; step < MAX_STEPS; step += 1) {
        const published = await attempt(scene, play);
        if (published !== undefined) return published;
      }
      throw new Error("the publication was never settled");
    },
  };
  return play;
}

async function attempt(scene: Scene, play: Play): Promise<Published | undefined> {
  const { clock } = scene.stage.io;
  try {
    if (play.handle !== undefined) {
      const found = await play.reconcile();
      if (found.state === "published") return found;
      if (found.state === "cannot-tell") {
        clock.now = Math.max(clock.now + 1000, found.askAgainAt ?? 0);
        return undefined;
      }
    }
    await play.prepare();
    return await play.commit();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.kind === "refused" || error.kind === "reconnect") throw error;
    if (error.kind === "expired") {
      if (scene.network.refresh === undefined) throw error;
      play.credentials = await scene.network.refresh(
        scene.stage.io,
        scene.connected.account,
        play.credentials,
        scene.harness.app,
      );
    }
    clock.now = Math.max(clock.now + 1000, error.retryAt ?? 0);
    return undefined;
  }
}

/** The least this network takes that can be told from others by its text. */
export function plainContent({ harness, stage }: Scene, text: string): PublicationContent {
  return harness.plain?.make(stage.io, text) ?? { text, media: [] };
}

export function connectOn(
  network: Network,
  stage: Stage,
  fields: { [field: string]: string },
): Promise<Connected> {
  if (stage.connect) return stage.connect(fields);
  if (network.connect) return network.connect(stage.io, fields);
  throw new Error(`The stage of ${network.label} has to connect by itself.`);
}

function readHandle(play: Play): JsonObject {
  if (play.handle === undefined) throw new Error("nothing is armed yet");
  return play.handle;
}

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NetworkError))
    throw new Error(`expected a NetworkError, got ${String(error)}`, { cause: error });
  return error;
}

/** What anybody can see: the ids of the posts with this text. Every scenario ends here. */
export async function findPublic(scene: Scene, text: string): Promise<string[]> {
  const posts = await scene.stage.posts();
  return posts.filter((post) => post.text.includes(text)).map((post) => post.id);
}
