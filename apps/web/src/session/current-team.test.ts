import { expect, test } from "vitest";
import { currentTeam, holdTeam } from "./current-team.ts";

const [club, choir] = [
  { id: "club", name: "Club" },
  { id: "choir", name: "Choir" },
];

test("a tab keeps the team it was opened in, and notices when its person is out of it", () => {
  expect(currentTeam()).toBeUndefined();
  expect(holdTeam([], null)).toBeUndefined();
  expect(holdTeam([club, choir], "choir")).toBe(choir);
  expect(holdTeam([club, choir], "club")).toBe(choir);
  expect(currentTeam()).toBe("choir");
  expect(holdTeam([club], "club")).toBeUndefined();
});
