import type { CalendarPost } from "@planrrr/contract";
import { expect, test } from "vitest";
import { chooseCards } from "./choose-cards.ts";

const post = (id: string, status: "SCHEDULED" | "PUBLISHING" | "FAILED" | "UNCONFIRMED" | "PUBLISHED") =>
  ({ id, status, publications: [{ status, network: "mastodon", waitingFor: null }] }) as CalendarPost;

const day = [
  post("a", "PUBLISHED"),
  post("b", "PUBLISHED"),
  post("c", "SCHEDULED"),
  post("d", "PUBLISHING"),
  post("e", "SCHEDULED"),
  post("f", "FAILED"),
  post("g", "UNCONFIRMED"),
];
const shown = (posts: CalendarPost[], most: number, moved?: string) =>
  chooseCards(posts, most, moved).map(({ id }) => id);

test("a full day shows what needs somebody and what goes out now, in the day's order", () => {
  expect(shown(day, 3)).toEqual(["d", "f", "g"]);
  expect(shown(day, 4)).toEqual(["a", "d", "f", "g"]);
  expect(shown(day, 2)).toEqual(["f", "g"]);
});

test("a day without such shows its first posts; whatever was moved here is seen", () => {
  expect(shown(day.slice(0, 3), 2)).toEqual(["a", "b"]);
  expect(shown(day.slice(0, 3), 2, "c")).toEqual(["a", "b", "c"]);
  expect(shown(day, 7)).toHaveLength(7);
});
