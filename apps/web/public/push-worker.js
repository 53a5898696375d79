// Shows what is pushed and opens what is tapped. It keeps nothing and answers no requests: pages stay as fresh as ever.

self.addEventListener("push", (event) => {
  const { title = "planrrr", body = "", link = "/community", id } = event.data?.json() ?? {};
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: id, data: { link }, icon: "/icon.svg" }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data?.link ?? "/community", self.location.origin);
  event.waitUntil(show(target));
});

async function show(target) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find(({ url }) => new URL(url).origin === target.origin);
  if (open && target.origin === self.location.origin) {
    await open.focus();
    await open.navigate(target.href).catch(() => self.clients.openWindow(target.href));
    return;
  }
  await self.clients.openWindow(target.href);
}
