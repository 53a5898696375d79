import { NetworkError } from "@planrrr/networks";
import { describe, expect, test } from "vitest";
import { fakeWorld, publicationId } from "../testing/fake-world.ts";
import { publishPublication } from "./publish-publication.ts";

const fail = (kind: NetworkError["kind"], details = {}) =>
  new NetworkError({ kind, code: "TEST", message: "for the test", ...details });

describe("one attempt", () => {
  test("prepares, arms, commits and confirms, in this order", async () => {
    const world = fakeWorld();
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("published");
    expect(world.calls).toEqual(["claim", "prepare", "arm", "commit", "report published"]);
    expect(world.reports[0]).toMatchObject({ phase: "commit", fence: 1, remoteId: "r1" });
  });

  test("does nothing with a publication that is not his", async () => {
    const world = fakeWorld();
    world.claim = { claimed: false, publicationId, reason: "leased" };
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("leased");
    expect(world.calls).toEqual(["claim"]);
  });

  test("sends nothing when arming is refused", async () => {
    const world = fakeWorld();
    world.api.accept = false;
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("lost");
    expect(world.calls).toEqual(["claim", "prepare", "arm"]);
  });

  test("sends nothing when it was held up so long that the call could outlive the lease", async () => {
    const world = fakeWorld();
    const { arm } = world.ctx.api;
    world.ctx.api.arm = (item) => {
      world.clock.now += 20_000;
      return arm(item);
    };
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("given-back");
    expect(world.calls).not.toContain("commit");
    expect(world.reports[0]).toMatchObject({ outcome: "not-sent", code: "WORKER_HELD_UP" });
  });

  test("gives the earlier handle to prepare, so that its key is used again", async () => {
    const world = fakeWorld({ handle: { key: "earlier" } });
    let seen: unknown;
    world.network.prepare = async (_io, { previousHandle }) => {
      seen = previousHandle;
      return { handle: { key: "earlier" } };
    };
    await publishPublication(world.ctx, publicationId);
    expect(seen).toEqual({ key: "earlier" });
  });
});

describe("an attempt in doubt", () => {
  const inDoubt = { mode: "reconcile", handle: { key: "k1" }, armedAt: "2026-11-23T08:00:01.000Z" } as const;

  test("tells the network since when there is a doubt", async () => {
    const world = fakeWorld({ ...inDoubt, doubtSince: "2026-11-23T08:05:00.000Z" });
    let asked: unknown;
    world.network.reconcile = async (_io, input) => {
      asked = input;
      return { state: "not-published" };
    };
    await publishPublication(world.ctx, publicationId);
    expect(asked).toMatchObject({ armedAt: 1_795_420_801_000, lastCommitAt: 1_795_421_100_000 });
  });

  test("asks first and sends nothing when it is there", async () => {
    const world = fakeWorld(inDoubt);
    world.network.reconcile = async () => ({
      state: "published",
      remoteId: "r0",
      url: "https://social.example/r0",
    });
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("published");
    expect(world.calls).toEqual(["claim", "reconcile", "report published"]);
    expect(world.reports[0]).toMatchObject({ phase: "reconcile", remoteId: "r0" });
  });

  test("sends it when it is not there", async () => {
    const world = fakeWorld(inDoubt);
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("published");
    expect(world.calls).toEqual([
      "claim",
      "reconcile",
      "report not-published",
      "prepare",
      "arm",
      "commit",
      "report published",
    ]);
  });

  test("stops when the API has given up on it", async () => {
    const world = fakeWorld(inDoubt);
    world.api.status = "FAILED";
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("given-back");
    expect(world.calls).toEqual(["claim", "reconcile", "report not-published"]);
  });

  test("waits while the network can't tell", async () => {
    const world = fakeWorld(inDoubt);
    world.network.reconcile = async () => ({ state: "cannot-tell", reason: "read lag", askAgainAt: 42 });
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("given-back");
    expect(world.reports).toMatchObject([{ outcome: "cannot-tell", askAgainAt: 42, message: "read lag" }]);
  });

  test("a failed question never becomes an answer", async () => {
    const world = fakeWorld(inDoubt);
    world.network.reconcile = async () => Promise.reject(fail("unknown"));
    await publishPublication(world.ctx, publicationId);
    expect(world.reports).toMatchObject([{ phase: "reconcile", outcome: "not-sent" }]);
    expect(world.calls).not.toContain("commit");
  });
});

describe("expired credentials", () => {
  test("are refreshed once and the call is armed anew", async () => {
    const world = fakeWorld();
    const used: unknown[] = [];
    world.network.commit = async (_io, { credentials }) => {
      used.push(credentials["token"]);
      if (credentials["token"] === "old") throw fail("expired");
      return { remoteId: "r1", url: "https://social.example/r1" };
    };
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("published");
    expect(used).toEqual(["old", "new"]);
    expect(world.calls).toEqual([
      "claim",
      "prepare",
      "arm",
      "commit",
      "refresh",
      "arm",
      "commit",
      "report published",
    ]);
  });

  test("that stay expired after a refresh need the owner", async () => {
    const world = fakeWorld();
    world.network.prepare = async () => Promise.reject(fail("expired"));
    await publishPublication(world.ctx, publicationId);
    expect(world.calls).toEqual(["claim", "prepare", "refresh", "prepare", "report reconnect"]);
  });

  test("of an account that must be connected again are reported so", async () => {
    const world = fakeWorld();
    world.network.prepare = async () => Promise.reject(fail("expired"));
    world.api.refreshed = { state: "needs-reconnecting", code: "REVOKED", message: "revoked" };
    await publishPublication(world.ctx, publicationId);
    expect(world.reports).toMatchObject([{ outcome: "reconnect", code: "REVOKED" }]);
  });

  test("that can't be refreshed now are tried later", async () => {
    const world = fakeWorld();
    world.network.prepare = async () => Promise.reject(fail("expired"));
    world.api.refreshed = { state: "try-later", code: "AWAY", message: "away", retryAt: 99 };
    await publishPublication(world.ctx, publicationId);
    expect(world.reports).toMatchObject([{ outcome: "not-sent", retryAt: 99 }]);
  });
});

describe("failures", () => {
  test.each([
    ["unknown", "commit", "unknown"],
    ["unknown", "prepare", "not-sent"],
    ["not-sent", "commit", "not-sent"],
    ["refused", "commit", "refused"],
    ["reconnect", "prepare", "reconnect"],
  ] as const)("%s in %s is reported as %s", async (kind, phase, outcome) => {
    const world = fakeWorld();
    world.network[phase] = async () => Promise.reject(fail(kind, { status: 500, evidence: { body: "x" } }));
    await expect(publishPublication(world.ctx, publicationId)).resolves.toBe("given-back");
    expect(world.reports).toMatchObject([
      { phase, outcome, code: "TEST", evidence: { status: 500, body: "x" } },
    ]);
  });

  test("a rate limit carries the network's own time and burns no try", async () => {
    const world = fakeWorld();
    world.network.commit = async () => Promise.reject(fail("rate-limited", { retryAt: 1234 }));
    await publishPublication(world.ctx, publicationId);
    expect(world.reports).toMatchObject([{ outcome: "not-sent", rateLimited: true, retryAt: 1234 }]);
  });

  test("a bug while sending leaves the outcome unknown; a bug before does not", async () => {
    const sending = fakeWorld();
    sending.network.commit = async () => Promise.reject(new TypeError("bug"));
    await publishPublication(sending.ctx, publicationId);
    expect(sending.reports).toMatchObject([{ phase: "commit", outcome: "unknown", code: "INTERNAL" }]);

    const preparing = fakeWorld();
    preparing.network.prepare = async () => Promise.reject(new TypeError("bug"));
    await publishPublication(preparing.ctx, publicationId);
    expect(preparing.reports).toMatchObject([{ phase: "prepare", outcome: "not-sent", code: "INTERNAL" }]);
  });

  test("an API that is away while arming means that nothing was sent", async () => {
    const world = fakeWorld();
    world.ctx.api.arm = async () => Promise.reject(new Error("away"));
    await publishPublication(world.ctx, publicationId);
    expect(world.calls).not.toContain("commit");
    expect(world.reports).toMatchObject([{ outcome: "not-sent" }]);
  });

  test("a confirmation that can't be delivered is never followed by another word about that call", async () => {
    const world = fakeWorld();
    const said: string[] = [];
    world.ctx.api.report = async ({ outcome }) => {
      said.push(outcome);
      throw new Error("away");
    };
    await expect(publishPublication(world.ctx, publicationId)).rejects.toThrow("away");
    expect(said).toEqual(["published"]);
  });
});
