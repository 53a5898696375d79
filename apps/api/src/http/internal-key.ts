import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@planrrr/contract";

/** Checks `X-Internal-API-Key`. Hashes have one length and are compared in constant time, all of them each time. */
export function createInternalKeyCheck(
  keys: string[],
  whose = "planrrr's own worker",
): (given: string | undefined) => void {
  const known = keys.map(sha256);
  return (given) => {
    const hash = sha256(given ?? "");
    const matches = known.filter((key) => timingSafeEqual(key, hash)).length;
    if (!given || matches === 0)
      throw new AppError(
        "UNAUTHENTICATED",
        `This part of the API is for ${whose}: X-Internal-API-Key is missing or wrong.`,
      );
  };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
