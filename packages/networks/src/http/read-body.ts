import type { Json } from "../network.ts";
import type { Answer } from "./answer.ts";

const MAX_BYTES = 4_000_000;
const EXCERPT = 300;

type Body = Pick<Answer, "json" | "bodyProblem" | "excerpt">;

/** Reads a body to its end without trusting its length; a cut or foreign body is a fact, not an exception. */
export async function readBody(response: Response): Promise<Body> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  let problem: Answer["bodyProblem"];
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) {
        problem = "TOO_LONG";
        break;
      }
      text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    problem = "CUT_OFF";
  }
  const excerpt = response.ok ? "" : text.slice(0, EXCERPT);
  if (problem !== undefined) return { bodyProblem: problem, excerpt };
  if (text.trim() === "") return { bodyProblem: "EMPTY", excerpt };
  try {
    const json: Json = JSON.parse(text);
    return { json, excerpt };
  } catch {
    return { bodyProblem: "NOT_JSON", excerpt };
  }
}
