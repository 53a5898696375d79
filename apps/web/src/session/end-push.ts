/** The worker that shows what is pushed, and does nothing else. */
export const pushWorker = "/push-worker.js";

/** Whoever sits here next must not read what this person is told. Best effort: nobody is kept from leaving. */
export async function endPush(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration(pushWorker);
    const subscription = await registration?.pushManager?.getSubscription();
    await subscription?.unsubscribe();
  } catch {
    // The browser's own business; the next message to it ends the subscription on the server, too.
  }
}
