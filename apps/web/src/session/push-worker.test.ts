import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test, vi } from "vitest";

const program = readFileSync(new URL("../../public/push-worker.js", import.meta.url), "utf8");
const origin = "https://planrrr.example";

interface Window {
  url: string;
  focus: () => Promise<void>;
  navigate: (url: string) => Promise<void>;
}

/** The program in a browser of the test's own. */
function start(windows: Window[] = []) {
  const listeners = new Map<string, (event: object) => void>();
  const showNotification = vi.fn<(title: string, options: object) => Promise<void>>(async () => undefined);
  const openWindow = vi.fn<(url: string) => Promise<void>>(async () => undefined);
  const self = {
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    registration: { showNotification },
    location: { origin },
    clients: { matchAll: async () => windows, openWindow },
  };
  runInContext(program, createContext({ self, URL }));
  const raise = async (type: string, event: object) => {
    const works: Promise<unknown>[] = [];
    listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) });
    expect(works).toHaveLength(1);
    await Promise.all(works);
  };
  return {
    showNotification,
    openWindow,
    push: async (text?: string) =>
      raise("push", { data: text === undefined ? null : { json: () => JSON.parse(text) as unknown } }),
    tap: async (data: unknown) => {
      const close = vi.fn<() => void>();
      await raise("notificationclick", { notification: { data, close } });
      expect(close).toHaveBeenCalledTimes(1);
    },
  };
}

function windowAt(url: string, navigate: Window["navigate"] = async () => undefined) {
  return {
    url,
    focus: vi.fn<Window["focus"]>(async () => undefined),
    navigate: vi.fn<Window["navigate"]>(navigate),
  };
}

describe("what is pushed", () => {
  test("is shown with its words, once for each piece of news, and knows where it leads", async () => {
    const worker = start();
    const news = {
      id: "pin:1",
      title: "Coach Sarah just pinned a post",
      body: "Walk",
      link: "/community?post=1",
    };
    await worker.push(JSON.stringify(news));
    expect(worker.showNotification).toHaveBeenCalledExactlyOnceWith(news.title, {
      body: "Walk",
      tag: "pin:1",
      data: { link: news.link },
      icon: "/icon.svg",
    });
  });

  test.each([undefined, "", "{", "<html>", "null", "{}"])(
    "is shown even when it says nothing that can be read: %s",
    async (text) => {
      const worker = start();
      await worker.push(text);
      expect(worker.showNotification).toHaveBeenCalledExactlyOnceWith("planrrr", {
        body: "",
        tag: undefined,
        data: { link: "/community" },
        icon: "/icon.svg",
      });
    },
  );
});

describe("a tap", () => {
  const link = "/community?post=1";

  test("leads an open page of ours to the room, and opens no second one", async () => {
    const [other, ours] = [windowAt("https://elsewhere.example/"), windowAt(`${origin}/plan`)];
    const worker = start([other, ours]);
    await worker.tap({ link });
    expect(ours.focus).toHaveBeenCalledTimes(1);
    expect(ours.navigate).toHaveBeenCalledExactlyOnceWith(`${origin}${link}`);
    expect([other.focus.mock.calls, worker.openWindow.mock.calls]).toEqual([[], []]);
  });

  test("opens one where none is open, or where the open one can't be led", async () => {
    const worker = start();
    await worker.tap({ link });
    expect(worker.openWindow).toHaveBeenCalledExactlyOnceWith(`${origin}${link}`);
    const stuck = start([windowAt(`${origin}/plan`, () => Promise.reject(new TypeError("not controlled")))]);
    await stuck.tap({ link });
    expect(stuck.openWindow).toHaveBeenCalledExactlyOnceWith(`${origin}${link}`);
  });

  test("on news from elsewhere opens that place beside our pages", async () => {
    const ours = windowAt(`${origin}/plan`);
    const worker = start([ours]);
    await worker.tap({ link: "https://video.example/1" });
    expect(worker.openWindow).toHaveBeenCalledExactlyOnceWith("https://video.example/1");
    expect(ours.navigate).not.toHaveBeenCalled();
  });

  test.each([
    undefined,
    null,
    {},
    { link: "javascript:alert(1)" },
    { link: "data:text/html,x" },
    { link: "https://" },
  ])("that leads nowhere, or where nobody should be led, leads to the room: %j", async (data) => {
    const worker = start();
    await worker.tap(data);
    expect(worker.openWindow).toHaveBeenCalledExactlyOnceWith(`${origin}/community`);
  });
});
