import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { startPlanrrr } from "../e2e/support/start-planrrr.ts";

/** What open browsers that follow the live events cost the server in memory, while posts change before their eyes. */
const [count = 200, changes = 40] = process.argv.slice(2).map(Number);
const goalMb = 100;
/** The server lets one person follow in thirty windows. */
const windowsEach = 25;
const planrrr = await startPlanrrr({ RATE_LIMIT_PER_MINUTE: "0", RATE_LIMIT_WRITES_PER_MINUTE: "0" });
const streams: IncomingMessage[] = [];
try {
  const people = await Promise.all(Array.from({ length: Math.ceil(count / windowsEach) }, signUp));
  // The first changes warm what every change needs; they are no cost of a browser's.
  await change(people, changes);
  const before = await restingMb();
  let events = 0;
  for (let n = 0; n < count; n++) {
    const stream = await follow(people[n % people.length] ?? "");
    stream.setEncoding("utf8").on("data", (text: string) => (events += text.split("\nid:").length - 1));
    streams.push(stream);
  }
  const opened = await restingMb();
  let most = opened;
  for (let round = 0; round < 5; round++) {
    await change(people, Math.ceil(changes / 5));
    most = Math.max(most, await readMb());
  }
  const open = streams.filter((stream) => !stream.closed).length;
  const cost = most - before;
  process.stdout.write(
    `${open} of ${count} streams open, ${events} events told\n` +
      `server before ${before.toFixed(0)} MB, with all open ${opened.toFixed(0)} MB, at most ${most.toFixed(0)} MB\n` +
      `cost ${cost.toFixed(0)} MB (at most ${goalMb})\n`,
  );
  process.exitCode = cost <= goalMb && open === count && events > 0 ? 0 : 1;
} finally {
  for (const stream of streams) stream.destroy();
  await planrrr.stop();
}

async function ask(path: string, data: object, cookie = ""): Promise<Response> {
  const response = await fetch(planrrr.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: planrrr.url, cookie },
    body: JSON.stringify(data),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response;
}

/** Gives the person's cookie. */
async function signUp(_none: unknown, nth: number): Promise<string> {
  const person = { name: `Person ${nth}`, email: `person-${nth}@planrrr.test`, password: "walk after lunch" };
  const { headers } = await ask("/api/auth/sign-up/email", person);
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A draft is made for everybody, `times` times. */
async function change(people: readonly string[], times: number): Promise<void> {
  for (let n = 0; n < times; n++)
    await Promise.all(
      people.map((cookie) =>
        ask("/api/posts/create", { text: `Change ${n}`, connectionIds: [], draft: true }, cookie),
      ),
    );
}

async function follow(cookie: string): Promise<IncomingMessage> {
  const request = get(`${planrrr.url}/api/events`, { headers: { cookie }, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`/api/events answered ${response.statusCode}`);
  return response;
}

async function readMb(): Promise<number> {
  const text = await (await fetch(`${planrrr.url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m.exec(text) ?? [];
  if (bytes === undefined) throw new Error("The server does not say how much memory it uses.");
  return Number(bytes) / 1024 ** 2;
}

/** The least of some readings: what a collection is about to free is nobody's cost. */
async function restingMb(): Promise<number> {
  const readings: number[] = [];
  for (let n = 0; n < 10; n++) {
    readings.push(await readMb());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return Math.min(...readings);
}
