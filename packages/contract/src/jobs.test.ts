import { describe, expect, test } from "vitest";
import { HeartbeatJobPayload, publishJobId, PublishJobPayload } from "./jobs.ts";

const publicationId = "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6b";
const postId = "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6c";

describe("publishJobId", () => {
  test("is the same for the same publication, version and fence", () => {
    const job = { publicationId, version: 3, fence: 7 };
    expect(publishJobId(job)).toBe(publishJobId({ ...job }));
  });

  test("differs with each of its parts", () => {
    const ids = [
      publishJobId({ publicationId, version: 1, fence: 0 }),
      publishJobId({ publicationId, version: 0, fence: 1 }),
      publishJobId({ publicationId, version: 1, fence: 1 }),
      publishJobId({ publicationId: postId, version: 1, fence: 1 }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("holds no colon and is no integer, which BullMQ refuses", () => {
    const id = publishJobId({ publicationId, version: 1, fence: 1 });
    expect(id).not.toContain(":");
    expect(Number.isNaN(Number(id))).toBe(true);
  });
});

test("a publish job's due time is an instant in UTC", () => {
  const payload = { publicationId, postId, dueAt: new Date(0).toISOString() };
  expect(PublishJobPayload.parse(payload)).toEqual(payload);
  expect(PublishJobPayload.safeParse({ ...payload, dueAt: "tomorrow" }).success).toBe(false);
});

test("a heartbeat says when it was sent", () => {
  expect(HeartbeatJobPayload.safeParse({ sentAt: "2026-11-23T10:00:00.000Z" }).success).toBe(true);
  expect(HeartbeatJobPayload.safeParse({}).success).toBe(false);
});
