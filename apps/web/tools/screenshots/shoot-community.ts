import type { Page } from "@playwright/test";
import { apiOf } from "../../e2e/support/call-api.ts";
import { changeDatabase } from "../../e2e/support/change-database.ts";
import { tellRoom } from "../../e2e/support/fill-community.ts";
import { firstConnection, joinTeam, newPerson } from "../../e2e/support/person.ts";
import type { Planrrr } from "../../e2e/support/start-planrrr.ts";
import type { Shoot } from "./shoot.ts";

/** A room with a coach and two members, seen by one of them; and how the coach's audience grew. */
export async function shootCommunity(shoot: Shoot, sarah: Page, planrrr: Planrrr): Promise<void> {
  const [ruth, margaret] = [
    await joinTeam(sarah, planrrr, newPerson("Ruth Adler")),
    await joinTeam(sarah, planrrr, newPerson("Margaret Walsh")),
  ];
  const coach = apiOf(sarah.request, planrrr);
  const { id } = await tellRoom(coach, planrrr, "/posts", {
    text: "Wednesday: ten minutes after lunch.\n\nFinish your plate, put on your shoes, walk to the corner and back. No need for speed. Tell us here when you are home, even if it was only to the letterbox.",
  });
  const { id: stairs } = await tellRoom(apiOf(margaret.request, planrrr), planrrr, "/posts", {
    text: "I took the stairs to the second floor without holding the rail. I stood at the top and laughed out loud. My neighbour thinks I have won the lottery.",
  });
  for (const each of [sarah, margaret, ruth])
    await tellRoom(apiOf(each.request, planrrr), planrrr, `/posts/${id}/like`, {});
  await tellRoom(coach, planrrr, `/posts/${stairs}/like`, {});
  await tellRoom(coach, planrrr, `/posts/${id}/pin`, {
    title: "Coach Sarah just pinned today’s instructions",
  });
  await sarah.goto("/community");
  await margaret.goto("/community");
  await shoot(ruth, "community", "/community", async () => {
    await ruth.locator(".fp").first().waitFor();
    await tellRoom(apiOf(margaret.request, planrrr), planrrr, "/posts", {
      text: "Home again. It was only to the letterbox.",
    });
    await ruth.locator(".new-posts-pill").waitFor();
    await margaret.getByRole("button", { name: "Cheer" }).locator("visible=true").first().click();
  });
  for (const each of [ruth, margaret]) await each.context().close();
  const account = await firstConnection(sarah, planrrr);
  await changeDatabase(
    planrrr,
    `insert into audience_snapshots select '${account}', now() - n * interval '12 hours', 1240 - n * 4 - (n % 7) * 3
      from generate_series(1, 55) n`,
  );
  await changeDatabase(
    planrrr,
    `insert into audience_states (connection_id, followers, counted_at, next_at)
      values ('${account}', 1240, now(), now() + interval '1 hour') on conflict (connection_id) do update
      set followers = 1240, counted_at = now(), doubted_since = null, next_at = excluded.next_at`,
  );
  await changeDatabase(
    planrrr,
    `insert into audience_milestones select gen_random_uuid(), team_id, id, 1000, now() - interval '9 days'
      from connections where id = '${account}'`,
  );
  await shoot(sarah, "audience", "/audience");
}
