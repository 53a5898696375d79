// Shows what is pushed and opens what is tapped. It keeps nothing and answers no requests: pages stay as fresh as ever.

self.addEventListener("push", (event) => {
  const { title = "planrrr", body = "", link = "/community", id } = read(event.data);
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: id, data: { link }, icon: "/icon.svg" }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(placeOf(event.notification.data?.link)));
});

/** Whatever comes, something is shown: a browser takes the permission back from those who push in silence. */
function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Pages alone are opened, of ours or of the web. */
function placeOf(link) {
  const room = new URL("/community", self.location.origin);
  if (!URL.canParse(link ?? "", self.location.origin)) return room;
  const place = new URL(link ?? "/community", self.location.origin);
  return /^https?:$/.test(place.protocol) ? place : room;
}

async function show(target) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find(({ url }) => new URL(url).origin === target.origin);
  if (open && target.origin === self.location.origin) {
    // Some browsers lead a page elsewhere, but don't bring it forward.
    await open.focus().catch(() => undefined);
    await open.navigate(target.href).catch(() => self.clients.openWindow(target.href));
    return;
  }
  await self.clients.openWindow(target.href);
}
