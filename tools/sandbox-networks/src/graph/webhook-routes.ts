import { createHmac, randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { type GraphState, SANDBOX_META_APP } from "./graph-state.ts";
import { removeApp } from "./remove-app.ts";
import { signRequest } from "./sign-request.ts";

const Settings = z.object({
  callbackUrl: z.url().optional(),
  verifyToken: z.string().optional(),
  deauthorizeUrl: z.url().optional(),
  dataDeletionUrl: z.url().optional(),
});

const Trigger = z.discriminatedUnion("event", [
  /** A person removes the app: their tokens die and the app is told. */
  z.object({ event: z.literal("deauthorize"), userId: z.string() }),
  z.object({ event: z.literal("data-deletion"), userId: z.string() }),
  /** Something on a page or an Instagram account: `{field: "feed", value: {…}}`. */
  z.object({
    event: z.literal("change"),
    object: z.enum(["page", "instagram"]),
    id: z.string(),
    field: z.string(),
    value: z.unknown(),
  }),
  /** The last one once more, byte for byte. */
  z.object({ event: z.literal("replay") }),
]);

/** `PUT` enters addresses as in the app's dashboard, `POST` lets something happen and says what was answered. */
export function createWebhookRoutes(state: GraphState): Hono {
  const routes = new Hono();
  routes.put("/", async (context) => {
    const settings = Settings.safeParse(await context.req.json());
    if (!settings.success) return context.json({ error: settings.error.message }, 422);
    const { callbackUrl, verifyToken = "" } = settings.data;
    if (callbackUrl !== undefined && !(await verifyCallback(callbackUrl, verifyToken)))
      return context.json({ error: "The callback URL or verify token couldn't be validated." }, 400);
    state.webhooks = settings.data;
    return context.json(settings.data);
  });
  routes.post("/", async (context) => {
    const trigger = Trigger.safeParse(await context.req.json());
    if (!trigger.success) return context.json({ error: trigger.error.message }, 422);
    const message = compose(state, trigger.data);
    if (message === undefined) return context.json({ error: "No address is set for this event." }, 409);
    state.webhooks.last = message;
    const { url, headers, body } = message;
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
    return context.json({ status: response.status, body: await response.text() });
  });
  return routes;
}

/** [doc webhooks/getting-started] The challenge must come back as it is. */
async function verifyCallback(callbackUrl: string, verifyToken: string): Promise<boolean> {
  const url = new URL(callbackUrl);
  const challenge = String(randomBytes(4).readUInt32BE());
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", verifyToken);
  const response = await fetch(url, { redirect: "manual" }).catch(() => undefined);
  return response?.status === 200 && (await response.text()) === challenge;
}

type Message = NonNullable<GraphState["webhooks"]["last"]>;

function compose(state: GraphState, trigger: z.infer<typeof Trigger>): Message | undefined {
  const { callbackUrl, deauthorizeUrl, dataDeletionUrl, last } = state.webhooks;
  const seconds = Math.floor(state.now() / 1000);
  if (trigger.event === "replay") return last;
  if (trigger.event === "change") {
    const entry = {
      id: trigger.id,
      time: seconds,
      changes: [{ field: trigger.field, value: trigger.value }],
    };
    const body = JSON.stringify({ object: trigger.object, entry: [entry] });
    const signature = createHmac("sha256", SANDBOX_META_APP.clientSecret).update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
    return callbackUrl === undefined ? undefined : { url: callbackUrl, body, headers };
  }
  const url = trigger.event === "deauthorize" ? deauthorizeUrl : dataDeletionUrl;
  // Removed is removed, whether or not anybody wants to hear of it.
  if (trigger.event === "deauthorize") removeApp(state, trigger.userId);
  const payload = { user_id: trigger.userId, issued_at: seconds, expires: 0 };
  const signed = signRequest(payload, SANDBOX_META_APP.clientSecret);
  const body = new URLSearchParams({ signed_request: signed }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return url === undefined ? undefined : { url, body, headers };
}
