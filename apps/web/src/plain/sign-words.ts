const words: { [code: string]: string } = {
  INVALID_EMAIL_OR_PASSWORD: "Email and password do not fit together. Check both, or ask for a new password.",
  USER_ALREADY_EXISTS: "There is an account with this address already. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is an account with this address already. Sign in instead.",
  EMAIL_PASSWORD_SIGN_UP_DISABLED: "This planrrr takes no new people at the moment.",
  INVALID_EMAIL: "This is not an address that mail can reach. Check it for a slip.",
  PASSWORD_TOO_SHORT: "That password is too short. It needs at least 10 characters.",
  PASSWORD_TOO_LONG: "That password is too long. 256 characters are the most.",
  INVALID_TOKEN: "This link has been used, or its hour is over. Ask for a new one.",
  RATE_LIMITED: "That was a lot of tries. Wait a minute, then try again.",
};

/** Words for a refusal of the account routes; `detail` is what the API itself says. */
export function signWords(code: string, detail: string): string {
  return words[code] ?? (detail || "Something went wrong on our side. Try again in a moment.");
}

export const unreachable =
  "We cannot reach planrrr. Check that it is running and that you are online. What you typed is still here.";

/** Where to go after a sign-in: a page of ours and nothing else, whatever the address says. */
export function safeNext(wanted: string | null): string {
  // Two slashes, or a dot between two, would make the beginning of the path the name of a host.
  return wanted && /^\/[\w\-./?=&%#]*$/.test(wanted) && !/\/[/.]/.test(wanted) ? wanted : "/";
}

/** The token of the invitation that a sign-in leads back to. */
export function inviteIn(next: string): string | undefined {
  const [path, query] = next.split("?");
  return path === "/join" ? (new URLSearchParams(query).get("token") ?? undefined) : undefined;
}
