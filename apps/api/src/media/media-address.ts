import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { AppError } from "@planrrr/contract";

/** Networks that fetch media themselves come within minutes; a day covers a long queue of theirs. */
const OPEN_FOR_MS = 24 * 3_600_000;

export interface MediaAddresses {
  /** Path and query under which anybody may read one file until it expires. */
  make(id: string, now: number): string;
  /** Throws LINK_EXPIRED for one that is over, NOT_FOUND for one that was not made here. */
  check(
    id: string,
    given: { expires?: string | undefined; signature?: string | undefined },
    now: number,
  ): void;
}

/** Addresses signed by a key of their own, drawn from the API's secret. */
export function createMediaAddresses(secret: string): MediaAddresses {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "planrrr media addresses v1", 32));
  const sign = (id: string, expires: string) =>
    createHmac("sha256", key).update(`${id}.${expires}`).digest("base64url");
  return {
    make(id, now) {
      // Rounded, so that repeated attempts hand out the same address and a network's cache can help.
      const expires = String(Math.ceil((now + OPEN_FOR_MS) / 3_600_000) * 3_600_000);
      const query = new URLSearchParams({ expires, signature: sign(id, expires) });
      return `/api/media/${id}/file?${query.toString()}`;
    },
    check(id, { expires = "", signature = "" }, now) {
      const expected = Buffer.from(sign(id, expires));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new AppError("NOT_FOUND", "There is no such media.");
      if (Number(expires) <= now) throw new AppError("LINK_EXPIRED", "This address has expired.");
    },
  };
}
