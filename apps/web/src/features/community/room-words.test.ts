import { expect, test } from "vitest";
import { coachName, greeting, likeWords, newPostsWords, pulseWords } from "./room-words.ts";

test.each([
  [{ count: 13, activeCoaches: ["Sarah"] }, false, "Coach Sarah and 12 others are active now"],
  [{ count: 2, activeCoaches: ["Coach Dave"] }, false, "Coach Dave and 1 other are active now"],
  [{ count: 1, activeCoaches: ["Sarah"] }, false, "Coach Sarah is active now"],
  [{ count: 1, activeCoaches: [] }, false, "You are the first one here"],
  [{ count: 1_201, activeCoaches: [] }, false, "You and 1,200 others are active now"],
  [{ count: 4, activeCoaches: ["Sarah"] }, true, "You and 3 others are active now"],
  [{ count: 1, activeCoaches: ["Sarah"] }, true, "You are the only one here now"],
  [{ count: 0, activeCoaches: [] }, true, "You are the only one here now"],
])("of %o a coach: %s hears %s", (presence, isCoach, words) => {
  expect(pulseWords(presence, isCoach)).toBe(words);
});

test.each([
  [0, false, "Like"],
  [1, false, "1 likes this"],
  [31, false, "31 like this"],
  [1, true, "You like this"],
  [24, true, "You and 23 others"],
  [2, true, "You and 1 other"],
])("%i hearts, mine: %s", (likes, liked, words) => {
  expect(likeWords(likes, liked)).toBe(words);
});

test("the day has its greetings, and everybody their name", () => {
  expect(greeting("Ruth Adler", 14)).toBe("Good afternoon, Ruth");
  expect(greeting("Ruth", 8)).toBe("Good morning, Ruth");
  expect(greeting(" ", 20)).toBe("Good evening");
  expect([newPostsWords(1), newPostsWords(3), coachName("Sarah")]).toEqual([
    "1 new post",
    "3 new posts",
    "Coach Sarah",
  ]);
});
