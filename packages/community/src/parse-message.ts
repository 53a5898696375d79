import {
  communityCloseCode,
  type CommunityErrorCode,
  CommunityIncomingMessage,
  communityLimits,
} from "@planrrr/contract/community";
import { readUsual } from "./read-usual.ts";

/** `closeCode`: the socket that sent this is ended. */
export type ParsedMessage =
  | { ok: true; message: CommunityIncomingMessage }
  | { ok: false; code: CommunityErrorCode; reason: string; closeCode?: number };

const types = new Set<unknown>(CommunityIncomingMessage.options.map(({ shape }) => shape.type.value));

/** One frame of a client as a message, or why it is none. */
export function parseMessage(frame: string | ArrayBuffer): ParsedMessage {
  if (typeof frame !== "string")
    return refuse("BINARY_REFUSED", "This room speaks text.", communityCloseCode.binary);
  if (isTooLarge(frame)) {
    const reason = `A message has ${communityLimits.frameBytes} bytes at most.`;
    return refuse("PAYLOAD_TOO_LARGE", reason, communityCloseCode.tooLarge);
  }
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return refuse("INVALID_JSON", "A message is JSON.");
  }
  if (!isObject(value)) return refuse("INVALID_INPUT", "A message is an object with a type.");
  const usual = readUsual(value);
  if (usual) return { ok: true, message: usual };
  if (!types.has(value["type"])) return refuse("UNKNOWN_TYPE", "There is no message of this type.");
  const parsed = CommunityIncomingMessage.safeParse(value);
  if (parsed.success) return { ok: true, message: parsed.data };
  const [issue] = parsed.error.issues;
  return refuse("INVALID_INPUT", `${issue?.path.join(".") || "message"}: ${issue?.message ?? "not valid"}`);
}

function refuse(code: CommunityErrorCode, reason: string, closeCode?: number): ParsedMessage {
  return { ok: false, code, reason, closeCode };
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A character has one byte at least and three at most; only in between they must be counted. */
function isTooLarge(text: string): boolean {
  if (text.length > communityLimits.frameBytes) return true;
  if (text.length * 3 <= communityLimits.frameBytes) return false;
  return new TextEncoder().encode(text).byteLength > communityLimits.frameBytes;
}
