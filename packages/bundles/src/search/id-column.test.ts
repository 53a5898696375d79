import fc from "fast-check";
import { expect, test } from "vitest";
import { createIdColumn } from "./id-column.ts";

const id = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }).filter((text) => text.isWellFormed()),
  fc.constantFrom("a", "ab", "b", "ä", "😀", "\uffee"),
);
const step = fc.record({ kind: fc.constantFrom("add", "add", "add", "remove"), id });

test("ids and slots are what a map and a list have, whatever comes and goes", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const column = createIdColumn();
      const slots = new Map<string, number>();
      const all: string[] = [];
      const told = steps.map(({ kind, id }) => (kind === "add" ? column.add(id) : column.remove(id)));
      const expected = steps.map(({ kind, id }) => {
        if (kind === "remove") return slots.delete(id);
        slots.set(id, all.length);
        return all.push(id) - 1;
      });
      expect(told).toEqual(expected);
      expect(column.length).toBe(all.length);
      expect(column.size).toBe(slots.size);
      for (const [slot, id] of all.entries()) {
        expect(column.at(slot)).toBe(id);
        expect(column.slotOf(id)).toBe(slots.get(id));
      }
    }),
  );
});

test("many ids that come, go and come again are found", () => {
  const column = createIdColumn();
  const name = (number: number) => `deal-${number}`;
  for (let number = 0; number < 5_000; number += 1) column.add(name(number));
  for (let number = 0; number < 5_000; number += 2) column.remove(name(number));
  for (let turn = 0; turn < 20_000; turn += 1) {
    column.add(name(0));
    column.remove(name(0));
  }
  expect(column.size).toBe(2_500);
  expect(column.slotOf(name(0))).toBeUndefined();
  expect(column.slotOf(name(4_999))).toBe(4_999);
});

test("ids are in the order of their bytes", () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      const column = createIdColumn();
      const [slotA, slotB] = [column.add(a), column.add(b)];
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(column.compare(slotA, slotB)).toBe(expected);
      expect(column.compareTo(slotA, Buffer.from(b))).toBe(expected);
    }),
  );
});
