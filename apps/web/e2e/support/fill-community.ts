import type { CallApi } from "./call-api.ts";
import type { Planrrr } from "./start-planrrr.ts";

interface Pass {
  token: string;
  teamId: string;
}

/** Sends something to the room of whoever `call` is. */
export async function tellRoom<Answer = { id: string }>(
  call: CallApi,
  { edgeUrl = "" }: Planrrr,
  path: string,
  json: object,
): Promise<Answer> {
  const { token, teamId } = await call<Pass>("get", "/api/community/token");
  const answer = await fetch(`${edgeUrl}/api/community/${teamId}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(json),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const text = await answer.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

/** A room with something in it: posts, one of them pinned and liked. */
export async function fillCommunity(
  call: CallApi,
  planrrr: Planrrr,
  say: (what: string) => string,
): Promise<void> {
  if (!planrrr.edgeUrl) return;
  const share = (text: string) => tellRoom(call, planrrr, "/posts", { text: say(text) });
  const { id } = await share("Wednesday: ten minutes after lunch.");
  await share("I took the stairs to the second floor without holding the rail.");
  await tellRoom(call, planrrr, `/posts/${id}/like`, {});
  await tellRoom(call, planrrr, `/posts/${id}/pin`, {});
}
