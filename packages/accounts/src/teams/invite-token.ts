import { createHash, randomBytes } from "node:crypto";
import { AppError, type TeamInvite } from "@planrrr/contract";
import type { schema } from "@planrrr/database";

/** 256 random bits, the address they stand in, and the hash that is kept of them. */
export function newInviteToken(): { token: string; path: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, path: `/join/${token}`, hash: hashInviteToken(token) };
}

export function hashInviteToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export function toInvite(row: Omit<typeof schema.teamInvites.$inferSelect, "tokenHash">): TeamInvite {
  const { id, role, email, usesLeft, createdBy, createdAt, expiresAt } = row;
  return {
    id,
    role: role === "admin" ? "admin" : "member",
    email,
    usesLeft,
    createdBy,
    createdAt,
    expiresAt,
  };
}

export function noSuchInvite(): AppError {
  return new AppError("NOT_FOUND", "There is no such invitation.");
}
