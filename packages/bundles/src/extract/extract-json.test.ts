import { expect, test } from "vitest";
import { fillTemplate } from "./fill-template.ts";
import { pickItems } from "./pick-path.ts";

const feed = {
  data: {
    providers: [
      { id: "a", plans: [{ id: 1, price: { amount: 5 } }, { id: 2 }] },
      { id: "b", plans: {} },
    ],
  },
};

test("items are found through lists, and know what they lie in", () => {
  const items = pickItems(feed, "data.providers[].plans[]") ?? [];
  expect(items.map((item) => fillTemplate(item, "{^.id}/{id}"))).toEqual(["a/1", "a/2"]);
  expect(items.map((item) => fillTemplate(item, "{price.amount}"))).toEqual([5, undefined]);
  expect(items.map((item) => fillTemplate(item, "for {price.amount}"))).toEqual(["for 5", undefined]);
  expect(items.map((item) => fillTemplate(item, "{name|id}"))).toEqual([1, 2]);
});

test("the members of an object count like those of a list, at the top too", () => {
  expect(pickItems({ x: 1, y: 2 }, "[]")?.map(({ value }) => value)).toEqual([1, 2]);
  expect(pickItems([[1], [2, 3]], "[].[]")?.map(({ value }) => value)).toEqual([1, 2, 3]);
});

test("an empty list is empty; a list that is nowhere, or no list, is another feed", () => {
  expect(pickItems({ deals: [] }, "deals[]")).toEqual([]);
  expect(pickItems({ offers: [] }, "deals[]")).toBeUndefined();
  expect(pickItems({ deals: "none" }, "deals[]")).toBeUndefined();
});

test("nothing inherited is read", () => {
  expect(fillTemplate({ value: {}, parents: [] }, "{constructor.name}")).toBeUndefined();
});
