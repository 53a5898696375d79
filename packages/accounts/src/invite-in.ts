/** The token of the invitation by which somebody signs up, from the body of their request. */
export function inviteIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("invite" in body)) return undefined;
  const { invite } = body;
  return typeof invite === "string" && invite !== "" && invite.length <= 200 ? invite : undefined;
}
