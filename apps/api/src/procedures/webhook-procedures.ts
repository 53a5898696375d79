import {
  createWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  removeWebhook,
  rotateWebhookSecret,
  sendTest,
  updateWebhook,
} from "@planrrr/webhooks";
import { os } from "./implement-public.ts";

export const webhookProcedures = {
  list: os.webhooks.list.handler(({ context: { api, actor } }) => listWebhooks(api.webhooks, actor)),
  create: os.webhooks.create.handler(({ context: { api, actor, resourceId }, input }) =>
    createWebhook(api.webhooks, actor, { ...input, id: resourceId }),
  ),
  get: os.webhooks.get.handler(({ context: { api, actor }, input }) =>
    getWebhook(api.webhooks, actor, input),
  ),
  update: os.webhooks.update.handler(({ context: { api, actor }, input }) =>
    updateWebhook(api.webhooks, actor, input),
  ),
  remove: os.webhooks.remove.handler(({ context: { api, actor }, input }) =>
    removeWebhook(api.webhooks, actor, input),
  ),
  test: os.webhooks.test.handler(({ context: { api, actor }, input }) =>
    sendTest(api.webhooks, actor, input),
  ),
  rotate: os.webhooks.rotate.handler(({ context: { api, actor }, input }) =>
    rotateWebhookSecret(api.webhooks, actor, input),
  ),
  deliveries: os.webhooks.deliveries.handler(({ context: { api, actor }, input }) =>
    listDeliveries(api.webhooks, actor, input),
  ),
  redeliver: os.webhooks.redeliver.handler(({ context: { api, actor }, input }) =>
    redeliver(api.webhooks, actor, input),
  ),
};
