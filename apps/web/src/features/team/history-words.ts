import type { AuditRow } from "@planrrr/contract";

/** What somebody did, as the rest of a sentence that begins with their name. `whom`: the person it was done to. */
export function historyWords({ action, data }: Pick<AuditRow, "action" | "data">, whom = "somebody"): string {
  return words[action]?.(data, whom) ?? `did something new to us: ${action}`;
}

type Said = (data: AuditRow["data"], whom: string) => string;

const word = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

const article = (role: string): string => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`);

const words: { [action: string]: Said } = {
  "audience.milestone-reached": ({ followers }) =>
    typeof followers === "number"
      ? `counted ${followers.toLocaleString("en")} followers, a round number`
      : "counted a round number of followers",
  "calendar.shared": () => "shared the calendar by a link",
  "calendar.unshared": () => "took a calendar link back",
  "connection.added": () => "connected an account",
  "connection.removed": () => "removed an account",
  "connection.renewed": () => "connected an account again",
  "deal-post.cancelled": () => "stopped a post that waited for a deal",
  "deal-post.created": () => "prepared a post for when a deal drops",
  "post.approved": () => "approved a post",
  "post.cancelled": () => "stopped a post",
  "post.created": () => "wrote a post",
  "post.deleted": () => "deleted a post",
  "post.duplicated": () => "used a post again",
  "post.rejected": () => "asked for changes to a post",
  "post.retried": () => "tried a post again",
  "post.review-link-made": ({ reviewer }) => `made a review link for ${word(reviewer, "somebody")}`,
  "post.review-link-revoked": ({ reviewer }) => `took back the review link for ${word(reviewer, "somebody")}`,
  "post.submitted": () => "asked for a post’s approval",
  "post.updated": () => "changed a post",
  "publication.resolved": () => "told us how a post stands",
  "recurrence.created": () => "made a post repeat",
  "recurrence.deleted": () => "stopped a post from repeating",
  "recurrence.updated": () => "changed when a post repeats",
  "slot.added": () => "added a weekly time",
  "slot.removed": () => "removed a weekly time",
  "webhook.created": ({ host }) => `added a webhook to ${word(host, "an address")}`,
  "webhook.deleted": ({ host }) => `deleted the webhook to ${word(host, "an address")}`,
  "webhook.disabled": () => "switched off a webhook that did not answer",
  "webhook.redelivered": () => "sent something to a webhook again",
  "webhook.secret-rotated": () => "gave a webhook a new secret",
  "webhook.tested": () => "tested a webhook",
  "webhook.updated": () => "changed a webhook",
  "team.created": () => "started the team",
  "team.invited": ({ role }) => `invited somebody as ${word(role, "member")}`,
  "team.invite-removed": () => "took an invitation back",
  "team.invite-resent": () => "made an invitation anew",
  "team.renamed": ({ name }) =>
    typeof name === "string" ? `named the team “${name}”` : "gave the team another name",
  "team.settings-changed": () => "changed how the team works",
  "template.created": () => "saved a template",
  "template.deleted": () => "deleted a template",
  "template.updated": () => "changed a template",
  "user.api-key-created": () => "made an API key",
  "user.api-key-deleted": () => "deleted an API key",
  "user.joined-team": ({ role }) => `joined as ${word(role, "member")}`,
  "user.email-changed": () => "changed the address they sign in with",
  "user.left-team": () => "left the team",
  "user.member-invited": () => "invited somebody",
  "user.member-removed": (_data, whom) => `removed ${whom} from the team`,
  "user.member-role-changed": ({ from, to }, whom) =>
    typeof to === "string"
      ? `made ${whom} ${article(to)}, who was ${article(word(from, "member"))}`
      : `changed ${whom}’s role`,
  "user.password-changed": () => "changed their password",
  "user.signed-in": () => "signed in",
  "user.signed-up": () => "signed up",
};
