import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { isGone } from "../graph/classify-graph.ts";
import type { NetworkIo } from "../network.ts";
import type { InstagramPlace } from "./credentials.ts";

const Container = z.object({
  status_code: z.enum(["IN_PROGRESS", "FINISHED", "ERROR", "EXPIRED", "PUBLISHED"]),
  status: z.string().catch(""),
});

export interface ContainerState {
  code: z.infer<typeof Container>["status_code"] | "GONE";
  /** Meta's words about an error; its number is in them and nowhere else. */
  words: string;
}

/** `GET /{container}?fields=status_code`: the one question that settles every doubt. */
export async function readContainer(
  io: NetworkIo,
  place: InstagramPlace,
  id: string,
): Promise<ContainerState> {
  try {
    const query = { fields: "status_code,status" };
    const call = { ...place, path: `/${id}`, query, phase: "read" } as const;
    const { status_code: code, status: words } = await callGraph(io, { ...call, answer: Container });
    return { code, words };
  } catch (error) {
    if (isGone(error)) return { code: "GONE", words: "" };
    throw error;
  }
}
