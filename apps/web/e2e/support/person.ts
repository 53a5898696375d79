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

/** Signs somebody up in the browser, by the page as people do. */
export async function signUp(page: Page, person = newPerson()): Promise<Person> {
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
