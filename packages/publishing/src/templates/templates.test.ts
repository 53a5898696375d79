import { fillTemplate, templateVariables } from "@planrrr/contract";
import { expect, test } from "vitest";
import { createScene } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createTemplate, getTemplate, listTemplates, removeTemplate, updateTemplate } from "./templates.ts";

const database = useTestDatabase();

test("saved, listed by kind, changed, deleted; another team sees none of it", async () => {
  const [{ ctx, actor }, stranger] = [
    await createScene(database.current.db),
    await createScene(database.current.db),
  ];
  const made = await createTemplate(ctx, actor, {
    kind: "text",
    name: "Doors",
    text: "{{time}}, {{ place }}, {{time}}\0",
  });
  expect(made).toMatchObject({ variables: ["time", "place"], createdBy: actor.userId });
  await createTemplate(ctx, actor, { kind: "hashtags", name: "Spring", text: "#spring #sale" });
  expect((await listTemplates(ctx, actor, { limit: 1 })).nextCursor).toBe(made.id);
  const groups = await listTemplates(ctx, actor, { limit: 10, kind: "hashtags" });
  expect(groups.items.map(({ name }) => name)).toEqual(["Spring"]);
  expect(await updateTemplate(ctx, actor, { id: made.id, text: "Closed" })).toMatchObject({
    name: "Doors",
    variables: [],
  });
  for (const work of [getTemplate, updateTemplate, removeTemplate])
    await expect(work(stranger.ctx, stranger.actor, { id: made.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  await removeTemplate(ctx, actor, { id: made.id });
  await expect(getTemplate(ctx, actor, { id: made.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the same request twice saves one", async () => {
  const { ctx, actor } = await createScene(database.current.db);
  const input = { kind: "text", name: "Doors", text: "", id: ctx.newId() } as const;
  expect(await createTemplate(ctx, actor, input)).toEqual(await createTemplate(ctx, actor, input));
});

test.each([
  ["Hello {{name}}!", { name: "Ann" }, "Hello Ann!", []],
  ["{{ name }} and {{name}}", { name: "$& {{x}}" }, "$& {{x}} and $& {{x}}", []],
  ["{{a}} {{b}}", { a: "" }, " {{b}}", ["b"]],
  ["{{größe}} {{ first name }}", { größe: "XL", "first name": "Ann" }, "XL Ann", []],
  ["{{constructor}} {{}} {{{{a}}", { a: "1" }, "{{constructor}} {{}} {{1", ["constructor"]],
])("%j filled in", (text, values, filled, missing) =>
  expect(fillTemplate(text, values)).toEqual({ text: filled, missing }),
);

test("many braces are no trap", () => {
  expect(templateVariables("{{ a".repeat(20_000))).toEqual([]);
});
