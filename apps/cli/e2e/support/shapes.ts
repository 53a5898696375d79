import { z } from "zod";

export const ConnectionShape = z.object({ id: z.string(), network: z.string(), handle: z.string() });

export const PostShape = z.object({
  id: z.string(),
  status: z.string(),
  publications: z.array(
    z.object({ id: z.string(), network: z.string(), status: z.string(), url: z.string().nullable() }),
  ),
});

export const ShownPostShape = PostShape.extend({
  attempts: z.array(z.object({ phase: z.string(), outcome: z.string() })),
});

export const SandboxPosts = z.array(z.object({ id: z.string(), text: z.string() }));
