import { drawJpeg } from "@planrrr/sandbox-networks";
import { largeVideo } from "@planrrr/sandbox-networks/films";
import pg from "pg";
import { createRandom } from "../random.ts";
import type { Attached, NetworkName, NetworkStage } from "./network-stage.ts";
import { createClock, type House, openHouse } from "./open-house.ts";
import { openNetworkStage } from "./open-network-stage.ts";
import { type EndedTrial, judgeTurns, type TurnsVerdict } from "./judge-turns.ts";
import { planTrial } from "./plan-trial.ts";
import { playTrial } from "./play-trial.ts";

export interface TurnsOptions {
  networks: readonly NetworkName[];
  postgresUrl: string;
  /** On each network. */
  trials: number;
  seed: number;
  log: (line: string) => void;
}

/** Post by post: faults and kills by a seed, a clock that jumps, and in the end each network is asked what is there. */
export async function runTurns(options: TurnsOptions): Promise<TurnsVerdict[]> {
  const clock = createClock();
  const stages: NetworkStage[] = [];
  let house: House | undefined;
  let database: pg.Client | undefined;
  try {
    for (const network of options.networks) stages.push(await openNetworkStage(network, clock.now));
    house = await openHouse(options.postgresUrl, clock, stages);
    database = new pg.Client({ connectionString: house.databaseUrl });
    await database.connect();
    const files: Files = {
      nothing: [],
      picture: [await house.newcomer.upload(drawJpeg(1080, 1080, 1))],
      film: [await house.newcomer.upload(await drawFilm())],
    };
    const verdicts: TurnsVerdict[] = [];
    for (const stage of stages) {
      const verdict = judgeTurns(
        stage.network,
        await playAll(stage, { house, database, files }, options),
        await stage.listPosts(),
      );
      options.log(JSON.stringify({ ...verdict, wrong: verdict.wrong.length }));
      verdicts.push(verdict);
    }
    return verdicts;
  } finally {
    await database?.end();
    await house?.close();
    for (const stage of stages) await stage.close();
  }
}

type Files = { [what in Attached]: string[] };

async function playAll(
  stage: NetworkStage,
  { house, database, files }: { house: House; database: pg.Client; files: Files },
  { trials, seed, log }: TurnsOptions,
): Promise<EndedTrial[]> {
  const { newcomer } = house;
  const { faults, network } = stage;
  const connectionId = await stage.connect(newcomer);
  const random = createRandom(seed);
  const ends: EndedTrial[] = [];
  for (let trial = 1; trial <= trials; trial += 1) {
    const plan = planTrial(random, stage);
    const text = `Trial ${trial} of seed ${seed}.`;
    faults.clear();
    faults.set({ seed, rules: plan.faults });
    const post = await newcomer.post<{ publications: { id: string }[] }>("/api/posts/create", {
      text,
      connectionIds: [connectionId],
      mediaIds: files[plan.attached],
    });
    const publicationId = post.publications[0]?.id ?? "";
    const end = await playTrial(house, database, publicationId, { kills: plan.kills, random });
    const met = faults.requests.filter(({ fault }) => fault !== undefined).length;
    ends.push({ ...end, text, faults: met, plan: JSON.stringify(plan) });
    if (trial % 100 === 0) log(`${network}: ${trial} of ${trials}`);
  }
  faults.clear();
  return ends;
}

/** Longer than the end that YouTube's commit sends. */
async function drawFilm(): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await largeVideo(600_000)).stream()) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
