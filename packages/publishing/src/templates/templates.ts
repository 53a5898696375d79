import {
  AppError,
  type ChangeTemplateInput,
  type ListTemplatesInput,
  type NewTemplate,
  type Template,
  templateVariables,
} from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, asc, eq, gt } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { parseIdCursor } from "../posts/post-order.ts";

const { templates } = schema;

/** The team's templates, oldest first. */
export async function listTemplates(
  ctx: PublishingContext,
  actor: Actor,
  input: ListTemplatesInput,
): Promise<{ items: Template[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(templates)
    .where(
      and(
        eq(templates.teamId, actor.teamId),
        input.kind ? eq(templates.kind, input.kind) : undefined,
        input.cursor ? gt(templates.id, parseIdCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(asc(templates.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  return {
    items: shown.map(toTemplate),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** With an `id` that exists already the earlier one is the answer. */
export async function createTemplate(
  ctx: PublishingContext,
  actor: Actor,
  { id = ctx.newId(), ...input }: NewTemplate & { id?: string | undefined },
): Promise<Template> {
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(templates)
      .values({
        ...storable(input),
        id,
        teamId: actor.teamId,
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: templates.id });
    if (added.length > 0) await recordAudit(tx, actor, { action: "template.created", subjectId: id });
  });
  return getTemplate(ctx, actor, { id });
}

export async function getTemplate(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<Template> {
  const [row] = await ctx.db.select().from(templates).where(mine(actor, input.id));
  if (!row) throw noTemplate(input.id);
  return toTemplate(row);
}

export async function updateTemplate(
  ctx: PublishingContext,
  actor: Actor,
  { id, ...change }: ChangeTemplateInput,
): Promise<Template> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(templates)
      .set({ ...storable(change), updatedAt: ctx.now() })
      .where(mine(actor, id))
      .returning();
    if (!row) throw noTemplate(id);
    await recordAudit(tx, actor, { action: "template.updated", subjectId: id });
    return toTemplate(row);
  });
}

export async function removeTemplate(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const gone = await tx.delete(templates).where(mine(actor, id)).returning({ id: templates.id });
    if (gone.length === 0) throw noTemplate(id);
    await recordAudit(tx, actor, { action: "template.deleted", subjectId: id });
  });
}

function mine(actor: Actor, id: string) {
  return and(eq(templates.id, id), eq(templates.teamId, actor.teamId));
}

function noTemplate(id: string): AppError {
  return new AppError("NOT_FOUND", "There is no such saved text.", { details: { id } });
}

function toTemplate({ teamId: _teamId, ...row }: typeof templates.$inferSelect): Template {
  return { ...row, kind: row.kind as Template["kind"], variables: templateVariables(row.text) };
}
