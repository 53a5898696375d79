import type { Template } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import { copyName } from "./copy-name.ts";
import { findTemplates } from "./find-templates.ts";
import { splitVariables } from "./split-variables.ts";

const template = (name: string, text: string, kind: Template["kind"] = "text"): Template => ({
  id: name,
  kind,
  name,
  text,
  variables: [],
  createdBy: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
});
const all = [
  template("Welcome 10", "Hello {{name}}"),
  template("Welcome 9", "Bonjour, café"),
  template("Walks", "#walking", "hashtags"),
];

describe("looking for a saved text", () => {
  test.each([
    ["", "all", ["Walks", "Welcome 9", "Welcome 10"]],
    ["cafe WELC", "all", ["Welcome 9"]],
    ["#walk", "text", []],
    ["", "hashtags", ["Walks"]],
  ] as const)("%j among %s", (search, kind, names) => {
    expect(findTemplates(all, search, kind).map(({ name }) => name)).toEqual(names);
  });
});

test("a text is cut at its variables, and at nothing else", () => {
  expect(splitVariables("Hi {{ name }}, {{ }} {x} {{day}}")).toEqual([
    { text: "Hi " },
    { text: "{{ name }}", variable: "name" },
    { text: ", " },
    { text: "{{ }}" },
    { text: " {x} " },
    { text: "{{day}}", variable: "day" },
  ]);
});

test.each([
  ["Welcome", ["Welcome"], "Welcome, copy"],
  ["Welcome", ["Welcome", "Welcome, copy"], "Welcome, copy 2"],
  ["Welcome, copy", ["Welcome, copy"], "Welcome, copy 2"],
])("a copy of %s beside %j is %s", (name, taken, copy) => expect(copyName(name, taken)).toBe(copy));

test("the name of a copy has room in the field", () => {
  expect(copyName("a".repeat(100), [])).toHaveLength(100);
});
