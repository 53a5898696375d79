import { z } from "zod";

/** Keyset paging: `cursor` is the `nextCursor` of the page before. */
export const PageInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Several values: a list, or in a query string separated by commas. */
export const severalOf = <Item extends z.ZodType>(item: Item) =>
  z.union([
    z.array(item).max(50),
    z
      .string()
      .max(1000)
      .transform((text) => text.split(",").filter(Boolean))
      .pipe(z.array(item) as unknown as z.ZodType<z.output<Item>[], string[]>),
  ]);

/** True or false, as JSON or in a query string. */
export const yesOrNo = z.union([z.boolean(), z.stringbool()]);
