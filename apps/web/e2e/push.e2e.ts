import type { Page } from "@playwright/test";
import { type Browser, type PushService, startPushService } from "@planrrr/rooms/testing/push-service";
import {
  enterRoom,
  expect,
  expectNoBarriers,
  openRoom,
  postOf,
  share,
  test as base,
} from "./support/room.ts";

const test = base.extend<object, { push: PushService }>({
  push: [
    async ({ browserName: _browserName }, use) => {
      const push = await startPushService();
      await use(push);
      await push.close();
    },
    { scope: "worker" },
  ],
});
test.describe.configure({ timeout: 120_000 });

/** No push service of a browser's maker is reached from here: the subscription is of the test's own service. */
async function subscribeAt(page: Page, { endpoint, keys }: Browser): Promise<void> {
  await page.addInitScript(
    (json) => {
      if (!("PushManager" in window)) return;
      const kept = "subscribed";
      const subscription = {
        endpoint: json.endpoint,
        toJSON: () => json,
        unsubscribe: async () => (localStorage.removeItem(kept), true),
      };
      const isThere = () => localStorage.getItem(kept) !== null;
      Object.assign(PushManager.prototype, {
        subscribe: async () => (localStorage.setItem(kept, "1"), subscription),
        getSubscription: async () => (isThere() ? subscription : null),
      });
    },
    { endpoint, keys },
  );
}

/** What hands the page's own service worker a message, as a browser would that has opened it. */
async function openDelivery(page: Page, origin: string): Promise<(message: unknown) => Promise<void>> {
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  const registrationId = await registered;
  return async (message) => {
    const data = JSON.stringify(message);
    await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  };
}

const shownTo = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/push-worker.js");
    const shown = (await registration?.getNotifications()) ?? [];
    return shown.map(({ title, body }) => ({ title, body }));
  });

/** A tap on the one notification there is: no tool of a browser's maker taps one. */
async function tapNotification(page: Page): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error("There is no service worker.");
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: { getNotifications(): Promise<unknown[]> };
      dispatchEvent(event: Event): boolean;
      NotificationEvent: new (type: string, init: { notification: unknown }) => Event;
    };
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
  });
}

test("who wants it hears of a pin while away, a tap leads to it, and nobody hears who no longer wants it", async ({
  page,
  planrrr,
  push,
}) => {
  const { sarah, ruth, complaints } = await openRoom(page, planrrr);
  const device = push.subscribe();
  await ruth.context().grantPermissions(["notifications"], { origin: planrrr.url });
  await subscribeAt(ruth, device);
  await enterRoom(ruth);
  await ruth.getByRole("button", { name: "Tell me", exact: true }).click();
  await expect(ruth.getByText("This device tells you what your coach pins.")).toBeVisible();
  await ruth.reload();
  await expect(ruth.getByText("This device tells you what your coach pins.")).toBeVisible();
  await expectNoBarriers(ruth);

  await ruth.goto("/plan");
  const words = `Drink water ${crypto.randomUUID()}`;
  await share(sarah, words);
  await postOf(sarah, words)
    .getByRole("button", { name: /^More about/ })
    .click();
  await sarah.getByRole("menuitem", { name: "Pin it for everybody" }).click();
  await expect.poll(() => device.received.length).toBe(1);
  const [{ message } = { message: undefined }] = device.received;
  const deliver = await openDelivery(ruth, planrrr.url);
  await deliver(message);
  const news = { title: "Coach Sarah Byrne just pinned a post", body: words };
  await expect.poll(() => shownTo(ruth)).toEqual([news]);
  // The same news again is the same notification.
  await deliver(message);
  await expect.poll(() => shownTo(ruth)).toEqual([news]);

  await tapNotification(ruth);
  await ruth.waitForURL(/\/community\?post=/);
  await expect(postOf(ruth, words)).toBeInViewport();
  expect(await shownTo(ruth)).toEqual([]);

  const ended = ruth.waitForResponse((response) => response.url().includes("/unsubscribe"));
  await ruth.getByRole("button", { name: "No longer tell me" }).click();
  expect((await ended).ok()).toBe(true);
  await expect(ruth.getByRole("button", { name: "Tell me", exact: true })).toBeVisible();
  await ruth.reload();
  await expect(ruth.getByRole("button", { name: "Tell me", exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("whose browser says no is told where that is changed, and not asked again", async ({
  page,
  planrrr,
}) => {
  const { ruth, complaints } = await openRoom(page, planrrr);
  // What is not granted here is refused.
  await ruth.context().grantPermissions(["geolocation"], { origin: planrrr.url });
  await enterRoom(ruth);
  await expect(ruth.getByText("This browser is set to let planrrr tell you nothing.")).toBeVisible();
  await expect(ruth.getByRole("button", { name: "Tell me", exact: true })).toHaveCount(0);
  await expectNoBarriers(ruth);
  expect(complaints).toEqual([]);
});
