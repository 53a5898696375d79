import { AppError } from "@planrrr/contract/app-error";
import { communityLimits } from "@planrrr/contract/community";
import type { z } from "zod";

/** The body of a request as the schema wants it; none counts as `{}`. */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S>> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = text === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new AppError("INVALID_JSON", "The body is not JSON.", { cause: error });
  }
  return readInput(value, schema);
}

export function readInput<S extends z.ZodType>(value: unknown, schema: S): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new AppError("INVALID_INPUT", issues[0]?.message ?? "The input is not valid.", {
    details: { issues },
  });
}

/** Stops reading where it is too much, whatever length was announced. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > communityLimits.bodyBytes)
      throw new AppError("PAYLOAD_TOO_LARGE", `A body has ${communityLimits.bodyBytes} bytes at most.`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(
      await new Blob(chunks).arrayBuffer(),
    );
  } catch (error) {
    throw new AppError("INVALID_JSON", "The body is not UTF-8.", { cause: error });
  }
}
