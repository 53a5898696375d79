import {
  CommunityIncomingMessage,
  communityLimits,
  CommunityOutgoingMessage,
} from "@planrrr/contract/community";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  frameOf,
  isSilent,
  isTooOld,
  nextPlace,
  parseMessage,
  pinWords,
  cheersDelay,
  presenceDelay,
  retryDelay,
  startBucket,
  summarisePresence,
  takeToken,
} from "./index.ts";

describe("a client's message", () => {
  test.each([
    { type: "JOIN_TEAM", teamId: "coach-1" },
    { type: "SEND_CHEER", icon: "💛" },
    { type: "POST_LIKE", postId: "p1" },
    { type: "POST_UNLIKE", postId: "p1" },
  ])("$type is understood", (message) => {
    expect(parseMessage(JSON.stringify(message))).toEqual({ ok: true, message });
  });

  test.each([
    ["not json", "{", "INVALID_JSON"],
    ["no object", "[]", "INVALID_INPUT"],
    ["null", "null", "INVALID_INPUT"],
    ["no type", "{}", "UNKNOWN_TYPE"],
    ["an unknown type", '{"type":"DROP_TABLE"}', "UNKNOWN_TYPE"],
    ["a type of the prototype", '{"type":"__proto__"}', "UNKNOWN_TYPE"],
    ["a cheer without icon", '{"type":"SEND_CHEER"}', "INVALID_INPUT"],
    ["a cheer with markup", '{"type":"SEND_CHEER","icon":"<img>"}', "INVALID_INPUT"],
    ["a like of a path", '{"type":"POST_LIKE","postId":"../x"}', "INVALID_INPUT"],
  ])("%s is refused, and the socket stays", (_name, frame, code) => {
    expect(parseMessage(frame)).toMatchObject({ ok: false, code, closeCode: undefined });
  });

  test("what is too large or binary ends the socket", () => {
    expect(parseMessage("x".repeat(5_000))).toMatchObject({ code: "PAYLOAD_TOO_LARGE", closeCode: 1009 });
    expect(parseMessage("€".repeat(1_400))).toMatchObject({ code: "PAYLOAD_TOO_LARGE", closeCode: 1009 });
    expect(parseMessage("€".repeat(1_300))).toMatchObject({ code: "INVALID_JSON" });
    expect(parseMessage(new ArrayBuffer(8))).toMatchObject({ code: "BINARY_REFUSED", closeCode: 1003 });
  });

  test("is read by hand as the schema would read it, and refused where it would refuse", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 70, unit: "binary" }),
      fc.string({ maxLength: 40, unit: "grapheme" }),
      fc.stringMatching(/^[\w-]{0,70}$/),
      fc.constantFrom("💛", " 💛 ", "\ufeff💛\u00a0", "<b>", "a\u0007b", "\ud800", "x".repeat(33), "👩‍👩‍👧‍👦", ""),
    );
    const message = fc.record(
      {
        type: fc.constantFrom("JOIN_TEAM", "SEND_CHEER", "POST_LIKE", "POST_UNLIKE", "LIVE_CHEER"),
        teamId: fc.oneof(text, fc.anything()),
        icon: fc.oneof(text, fc.anything()),
        postId: fc.oneof(text, fc.anything()),
      },
      { requiredKeys: ["type"] },
    );
    fc.assert(
      fc.property(message, (made) => {
        const frame = JSON.stringify(made);
        fc.pre(frame.length < communityLimits.frameBytes / 3);
        const bySchema = CommunityIncomingMessage.safeParse(JSON.parse(frame));
        const read = parseMessage(frame);
        expect(read.ok ? read.message : undefined).toEqual(bySchema.data);
      }),
      { numRuns: 500 },
    );
  });

  test("anything gets an answer, never an exception", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseMessage(text).ok).toBe("boolean");
      }),
    );
  });
});

describe("presence", () => {
  test("counts people, not tabs, and names the coaches", () => {
    const sarah = { userId: "s", name: "Sarah", role: "coach" } as const;
    const al = { userId: "a", name: "Al", role: "member" } as const;
    expect(summarisePresence([sarah, al, al, sarah])).toEqual({ count: 2, activeCoaches: ["Sarah"] });
    expect(summarisePresence([])).toEqual({ count: 0, activeCoaches: [] });
  });

  test("two coaches of one name are two", () => {
    const coaches = ["1", "2"].map((userId) => ({ userId, name: "Sam", role: "coach" as const }));
    expect(summarisePresence(coaches)).toEqual({ count: 2, activeCoaches: ["Sam", "Sam"] });
  });

  test("large rooms hear of it less often", () => {
    expect([1, 1_000, 4_000].map(presenceDelay)).toEqual([250, 250, 1_000]);
    expect([1, 800, 1_000, 4_000].map(cheersDelay)).toEqual([250, 256, 320, 1_280]);
  });
});

describe("a bucket", () => {
  const limit = { capacity: 10, perSecond: 5 };

  test("lets through what it holds, then its rate, and tells how long to wait", () => {
    const bucket = startBucket(limit, 0);
    const taken = Array.from({ length: 1_000 }, (_, n) => takeToken(bucket, limit, n));
    // A thousand in one second: ten at once and five more.
    expect(taken.filter((wait) => wait === 0)).toHaveLength(14);
    expect(takeToken(bucket, limit, 1_000)).toBe(0);
    expect(takeToken(bucket, limit, 1_000)).toBeCloseTo(0.2);
  });

  test("gains nothing from a clock that goes back, and loses nothing", () => {
    const bucket = startBucket(limit, 10_000);
    takeToken(bucket, limit, 5_000);
    expect(bucket.tokens).toBe(9);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 })), (times) => {
        const bucket = startBucket(limit, 0);
        for (const time of times) takeToken(bucket, limit, time);
        expect(bucket.tokens).toBeGreaterThanOrEqual(0);
        expect(bucket.tokens).toBeLessThanOrEqual(limit.capacity);
      }),
    );
  });
});

test("a message alone is an object, several are an array", () => {
  const cheer = { type: "LIVE_CHEER", userId: "a", icon: "💛" } as const;
  expect(CommunityOutgoingMessage.parse(JSON.parse(frameOf([cheer])))).toEqual(cheer);
  expect(JSON.parse(frameOf([cheer, cheer]))).toEqual([cheer, cheer]);
});

test("sockets are let go for silence and for age", () => {
  const socket = { openedAt: 0, heardAt: 0 };
  expect([isSilent(socket, 90_000), isSilent(socket, 90_001)]).toEqual([false, true]);
  const age = communityLimits.socketAgeMs;
  expect([isTooOld(socket, age), isTooOld(socket, age + 1)]).toEqual([false, true]);
});

test("places in the feed only grow, also while the clock stands or goes back", () => {
  expect([nextPlace(0, 500), nextPlace(500, 500), nextPlace(501, 20)]).toEqual([500, 501, 502]);
});

test("the pause grows to two minutes, and no further", () => {
  expect([1, 2, 3, 6, 100].map((failures) => retryDelay(failures, 0.5))).toEqual([
    5_000, 10_000, 20_000, 120_000, 120_000,
  ]);
  expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([3_750, 6_250]);
});

describe("the words of a pin", () => {
  const sarah = { name: "Sarah", role: "coach" } as const;

  test("name the coach once and show the beginning", () => {
    expect(pinWords(sarah, "Drink  water\ntoday")).toEqual({
      title: "Coach Sarah just pinned a post",
      body: "Drink water today",
    });
    expect(pinWords({ ...sarah, name: "Coach Dave" }, "x").title).toBe("Coach Dave just pinned a post");
  });

  test("never cut an emoji or a word", () => {
    const { body } = pinWords(sarah, `${"word ".repeat(27)}👩‍👩‍👧‍👦 and more and more`);
    expect(body.endsWith("…")).toBe(true);
    expect(body).toBe(`${"word ".repeat(27)}👩‍👩‍👧‍👦…`);
  });
});
