import { AppError, type EdgeAlert } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";

const { edgeAlerts } = schema;

/**
 * Mails an alert of the edge to ALERT_EMAIL_TO, once however often it comes. One that could not be mailed is answered
 * as not ready, so that the edge brings it again.
 */
export async function mailEdgeAlert(
  { config, db, mailer, log, now }: Pick<ApiContext, "config" | "db" | "mailer" | "log" | "now">,
  alert: EdgeAlert,
): Promise<{ mailed: boolean }> {
  const { id, state, subject, text } = alert;
  log[state === "firing" ? "error" : "info"]({ id, state, text }, `The edge: ${subject}`);
  if (config.alertEmailTo.length === 0) return { mailed: false };
  await db.insert(edgeAlerts).values({ id, state, receivedAt: now() }).onConflictDoNothing();
  const isThis = and(eq(edgeAlerts.id, id), eq(edgeAlerts.state, state));
  const [known] = await db.select({ mailedAt: edgeAlerts.mailedAt }).from(edgeAlerts).where(isThis);
  if (known?.mailedAt != null) return { mailed: false };
  try {
    // A subject is one line, whoever wrote it.
    const line = `[planrrr] ${subject.replace(/\s+/g, " ")}`;
    await mailer.send({ to: config.alertEmailTo.join(", "), subject: line, text });
  } catch (cause) {
    throw new AppError("NOT_READY", "The alert could not be mailed.", { retryAfter: 60, cause });
  }
  await db.update(edgeAlerts).set({ mailedAt: now() }).where(isThis);
  return { mailed: true };
}
