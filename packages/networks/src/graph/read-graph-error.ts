import { z } from "zod";
import type { Answer } from "../http/answer.ts";

const GraphError = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: z.number().int(),
    error_subcode: z.number().int().optional().catch(undefined),
    is_transient: z.boolean().catch(false),
    error_user_msg: z.string().optional().catch(undefined),
  }),
});
export type GraphError = z.infer<typeof GraphError>["error"];

/** api.instagram.com, which changes codes into tokens, words its errors otherwise. */
const LoginError = z.object({ error_type: z.string(), error_message: z.string().catch("") });

/** Meta's own error, which no proxy in between would write. */
export function readGraphError({ json }: Answer): GraphError | undefined {
  const known = GraphError.safeParse(json).data?.error;
  if (known !== undefined) return known;
  const login = LoginError.safeParse(json).data;
  return login && { code: 100, message: login.error_message, is_transient: false };
}
