import type { Page } from "@playwright/test";
import type { Planrrr } from "./start-planrrr.ts";

export interface Person {
  name: string;
  email: string;
  password: string;
}

export function newPerson(name = "Sarah Byrne"): Person {
  return {
    name,
    email: `sarah-${crypto.randomUUID().slice(0, 8)}@planrrr.test`,
    password: "walk after lunch",
  };
}

/** Signs somebody up by the API, where a test is about something else: the browser has the session. */
export async function signUp(page: Page, person = newPerson()): Promise<Person> {
  const response = await page.request.post("/api/auth/sign-up/email", { data: person });
  if (!response.ok()) throw new Error(await response.text());
  return person;
}

/** Signs somebody up by the page, as people do. */
export async function signUpByPage(page: Page, person = newPerson()): Promise<Person> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL("**/welcome");
  return person;
}

/** Signs somebody in by the page, in a browser that knows nobody. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Connects the stand-in by the API, where a test is about something else. */
export async function connectSandbox(page: Page, { url, sandbox }: Planrrr, nth = 0): Promise<void> {
  const response = await page.request.post("/api/connections/mastodon/credentials", {
    data: { service: sandbox.url, token: sandbox.accounts[nth]?.token },
    headers: { origin: url },
  });
  if (!response.ok()) throw new Error(await response.text());
}

/** The texts that are public on the stand-in now. */
export async function publicTexts({ sandbox }: Planrrr): Promise<string[]> {
  const posts = (await (await fetch(`${sandbox.url}/_sandbox/posts`)).json()) as { text: string }[];
  return posts.map(({ text }) => text);
}

/** A request of this page's person, by the API. */
export async function askApi<Answer>(
  page: Page,
  { url }: Planrrr,
  method: "get" | "post" | "patch" | "delete",
  address: string,
  data?: object,
): Promise<Answer> {
  const response = await page.request[method](address, {
    headers: { origin: url },
    ...(data ? { data } : {}),
  });
  if (!response.ok()) throw new Error(await response.text());
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** The first account of this page's team. */
export async function firstConnection(page: Page, planrrr: Planrrr): Promise<string> {
  const { items } = await askApi<{ items: { id: string }[] }>(page, planrrr, "get", "/api/connections");
  return items[0]?.id ?? "";
}

/** A second person of the team, in a browser of their own. */
export async function joinTeam(page: Page, planrrr: Planrrr, person: Person): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("There is no browser.");
  const { token } = await askApi<{ token: string }>(page, planrrr, "post", "/api/team/invites", {});
  const context = await browser.newContext({
    baseURL: planrrr.url,
    locale: "en-GB",
    timezoneId: "Europe/Dublin",
  });
  const other = await context.newPage();
  await signUp(other, person);
  await askApi(other, planrrr, "post", "/api/team/join", { token });
  return other;
}
