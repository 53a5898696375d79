import { z } from "zod";
import { PageInput } from "./paging.ts";

const fields = {
  /** `text` may hold variables, `{{name}}`; `hashtags` is a group to be put behind a text. */
  kind: z.enum(["text", "hashtags"]),
  name: z.string().trim().min(1).max(100),
  text: z.string().max(100_000),
};

export const Template = z.object({
  id: z.uuid(),
  ...fields,
  /** The variables of its text, in their order. */
  variables: z.array(z.string()),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Template = z.infer<typeof Template>;

export const NewTemplate = z.object({ ...fields, kind: fields.kind.default("text") });
export type NewTemplate = z.infer<typeof NewTemplate>;

export const ChangeTemplateInput = z.object({
  id: z.uuid(),
  name: fields.name.optional(),
  text: fields.text.optional(),
});
export type ChangeTemplateInput = z.infer<typeof ChangeTemplateInput>;

export const ListTemplatesInput = PageInput.extend({ kind: fields.kind.optional() });
export type ListTemplatesInput = z.infer<typeof ListTemplatesInput>;
