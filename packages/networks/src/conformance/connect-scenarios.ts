import { describe, expect, it } from "vitest";
import type { Scene } from "./play.ts";
import { connectOn, failureOf } from "./play.ts";

export function describeConnect(scene: () => Scene): void {
  describe("connect", () => {
    it("names the account and keeps what is needed to come back", async () => {
      const { network, stage } = scene();
      const { account, credentials } = await connectOn(network, stage, await stage.signIn());
      expect(account).toMatchObject({
        id: expect.stringMatching(/./),
        handle: expect.stringMatching(/^@/),
        displayName: expect.stringMatching(/./),
      });
      expect(structuredClone(credentials)).toEqual(credentials);
      expect(URL.canParse(account.service)).toBe(true);
    });

    it("says that a wrong secret is one", async () => {
      const { network, stage } = scene();
      expect(await failureOf(connectOn(network, stage, stage.wrongSignIn))).toMatchObject({
        kind: "reconnect",
        status: network.connect ? 401 : 400,
      });
    });

    it("says that nobody listens at that address", async () => {
      const { network, stage, nowhere } = scene();
      const failure = await failureOf(connectOn(network, stage, stage.withService(nowhere)));
      expect(failure).toMatchObject({ kind: "not-sent", code: "ECONNREFUSED" });
    });

    it("says that an address is none", async () => {
      const { network, stage } = scene();
      const failure = await failureOf(connectOn(network, stage, stage.withService("ftp://example.com")));
      expect(failure).toMatchObject({ kind: "refused", code: "INVALID_SERVICE" });
    });

    it.each(["html", "truncate", "empty", "html-after-accept", "redirect", "status:500"])(
      "survives a server that answers with %s",
      async (fault) => {
        const { network, stage, nowhere } = scene();
        const fields = await stage.signIn();
        stage.faults.set({
          rules: [{ fault: fault === "redirect" ? `redirect:${nowhere}` : fault, count: 1 }],
        });
        expect((await failureOf(connectOn(network, stage, fields))).kind).toBe("not-sent");
        expect((await connectOn(network, stage, fields)).account.id).toMatch(/./);
      },
    );
  });
}
