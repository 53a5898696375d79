import { once } from "node:events";
import { type IncomingMessage, request as ask } from "node:http";
import { apiOf } from "./support/call-api.ts";
import { connectSandbox, newPerson, signUp } from "./support/person.ts";
import { startStranger } from "./support/start-stranger.ts";
import { expect, test } from "./support/test.ts";

/** The strangers' own pages are asked for on purpose; what they try, the browser notes. */
const strangers = [
  /asked a stranger: http:\/\/(?:127\.0\.0\.1|localhost):|Failed to load resource|CORS|[Ff]rame/,
];

test.describe("a page of another site", () => {
  test.use({ expected: strangers });

  test("cannot show ours within its own", async ({ page, planrrr }) => {
    await signUp(page);
    const stranger = await startStranger(
      `<!doctype html><html lang="en"><title>A stranger</title><main><h1>Win</h1>
      <iframe title="bait" src="${planrrr.url}/account"></iframe></main>`,
    );
    for (const origin of stranger.origins) {
      const answered = page.waitForResponse(`${planrrr.url}/account`);
      await page.goto(origin);
      await answered;
      await expect.poll(() => page.frames().at(-1)?.url()).toBe("chrome-error://chromewebdata/");
    }
    await page.goto("/account");
    await stranger.close();
  });

  test("cannot act with somebody's session, by a form or by a script", async ({ page, planrrr }) => {
    await signUp(page);
    await connectSandbox(page, planrrr);
    const call = apiOf(page.request, planrrr);
    const { items } = await call<{ items: { id: string }[] }>("get", "/api/connections");
    const body = JSON.stringify({ text: "Bought followers", connectionIds: items.map(({ id }) => id) });
    const rpc = JSON.stringify({ json: JSON.parse(body) });
    const stranger = await startStranger(
      `<!doctype html><html lang="en"><title>A stranger</title><main><h1>Win</h1>
      <iframe name="aside" title="aside"></iframe><form method="post" target="aside" enctype="text/plain"><input type="hidden" name='${body.slice(0, -1)},"a":"' value='"}'></form></main>`,
    );
    const paths = ["/api/posts/create", "/rpc/posts/create", "/api/auth/sign-out", "/api/team/leave"];
    for (const origin of stranger.origins) {
      for (const path of paths) {
        await page.goto(origin);
        await page.evaluate(
          async ([address = "", json = ""]) => {
            for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"])
              for (const mode of ["cors", "no-cors"] as const)
                await fetch(address, {
                  method: "POST",
                  mode,
                  credentials: "include",
                  headers: { "content-type": type },
                  body: json,
                }).catch(() => undefined);
          },
          [`${planrrr.url}${path}`, path.startsWith("/rpc") ? rpc : body],
        );
        const sent = page.waitForResponse(`${planrrr.url}${path}`);
        await page.evaluate((address) => {
          const form = document.querySelector("form");
          if (!form) return;
          form.action = address;
          form.submit();
        }, `${planrrr.url}${path}`);
        expect((await sent).status(), `${path} from ${origin}`).toBeGreaterThanOrEqual(400);
      }
      const read = await page.goto(origin).then(() =>
        page.evaluate(
          (address) =>
            fetch(address, { credentials: "include" }).then(
              (answer) => answer.text(),
              () => "refused",
            ),
          `${planrrr.url}/api/posts`,
        ),
      );
      expect(read).toBe("refused");
    }
    expect((await call<{ items: object[] }>("get", "/api/posts")).items).toEqual([]);
    // Still signed in, still in the team.
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
    await stranger.close();
  });
});

test.describe("an address that leads to no page", () => {
  // A page that is open still asks while the session is taken away.
  test.use({ expected: [/status of 40[14]/] });
  test("is no way out of a sign-in, whatever its address says", async ({ page, planrrr }) => {
    const person = await signUp(page);
    const wanted = [
      "https://evil.test/",
      "//evil.test",
      "/\\evil.test",
      "\\\\evil.test",
      "/%2f/evil.test",
      "///evil.test",
      "/.//evil.test",
      "/\t/evil.test",
      "javascript:document.title='taken'",
      "data:text/html,taken",
      " //evil.test",
      "@evil.test",
    ];
    for (const next of wanted) {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await page.waitForURL((url) => url.pathname !== "/sign-in");
      expect(new URL(page.url()).origin, next).toBe(planrrr.url);
    }
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent("//evil.test/")}`);
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    expect(new URL(page.url()).origin).toBe(planrrr.url);
    expect(await page.title()).not.toContain("taken");
  });
});

test("a link into one's own network is not looked at", async ({ page, planrrr }) => {
  const inside = await startStranger("<title>The printer</title>");
  await signUp(page);
  await connectSandbox(page, planrrr);
  const call = apiOf(page.request, planrrr);
  for (const origin of [...inside.origins, inside.origins[0]?.replace("127.0.0.1", "[::ffff:7f00:1]")]) {
    const answer = await call("get", `/api/links/preview?url=${encodeURIComponent(`${origin}/admin`)}`).catch(
      String,
    );
    expect(JSON.stringify(answer)).not.toContain("The printer");
  }
  await page.goto("/write");
  const checked = page.waitForResponse((response) => response.url().includes("/rpc/posts/validate"));
  await page.getByLabel("Your words").fill(`Look ${inside.origins[0]}/admin`);
  await checked;
  expect(inside.asked).toEqual([]);
  await inside.close();
});

test("a name that a request gives the server is neither believed nor repeated", async ({ planrrr }) => {
  const person = newPerson();
  const headers = { host: "evil.test", "x-forwarded-host": "evil.test", "content-type": "application/json" };
  const tell = (method: string, path: string, body = "") =>
    requestAs(planrrr.url, { method, path, headers }, body);
  await fetch(`${planrrr.url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: planrrr.url },
    body: JSON.stringify(person),
  });
  const answers = await Promise.all([
    tell("GET", "/"),
    tell("GET", "/sign-in"),
    tell("GET", "/join/abc"),
    tell("GET", "/nowhere"),
    tell("GET", "/api/instance"),
    tell("GET", "/api/openapi.json"),
    tell(
      "POST",
      "/api/auth/request-password-reset",
      JSON.stringify({ email: person.email, redirectTo: "//evil.test" }),
    ),
  ]);
  for (const answer of answers) expect(answer).not.toContain("evil.test");
  await fetch(`${planrrr.url}/api/auth/request-password-reset`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: planrrr.url },
    body: JSON.stringify({ email: person.email }),
  });
  await expect.poll(() => planrrr.log()).toContain("/reset?token=");
  expect(planrrr.log()).not.toMatch(/evil\.test[^"]*reset/);
});

/** Plain HTTP: a browser, and fetch, would not let anybody choose the name. */
async function requestAs(
  url: string,
  options: { method: string; path: string; headers: { [name: string]: string } },
  body: string,
): Promise<string> {
  const sent = ask(url, options);
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return JSON.stringify(answer.headers) + (await answer.setEncoding("utf8").toArray()).join("");
}
