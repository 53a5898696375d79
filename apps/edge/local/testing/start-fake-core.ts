import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { communityAudience, type CommunityRole } from "@planrrr/contract/community";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface FakeCore {
  url: string;
  key: string;
  /** What the edge told it. */
  told: unknown[];
  token(member: { teamId: string; userId: string; name?: string; role?: CommunityRole }): Promise<string>;
  close(): Promise<void>;
}

/** The core as the edge sees it: its keys, and an ear for what it is told. */
export async function startFakeCore(): Promise<FakeCore> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA");
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "core", alg: "EdDSA" }] };
  const key = "the-key-between-core-and-edge-of-tests";
  const told: unknown[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/api/auth/jwks") {
      response.setHeader("Content-Type", "application/json").end(JSON.stringify(keys));
      return;
    }
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const isTold = request.headers["x-internal-api-key"] === key;
      if (isTold) told.push(JSON.parse(body));
      response.writeHead(isTold ? 204 : 401).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    key,
    told,
    token: async ({ teamId, userId, name = userId, role = "member" }) =>
      new SignJWT({ name, teamId, role })
        .setProtectedHeader({ alg: "EdDSA", kid: "core" })
        .setIssuer(url)
        .setAudience(communityAudience)
        .setSubject(userId)
        .setExpirationTime("9m")
        .sign(privateKey),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
