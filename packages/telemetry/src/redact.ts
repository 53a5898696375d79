const SECRET =
  /authorization|cookie|passw(or)?d|passphrase|secret|token|credential|api-?_?key|jwt|private-?_?key|encryption-?_?key|signing-?_?key/i;
/** Facts about a secret are no secret: `tokenId`, `credentialsVersion`, `tokenExpiresAt`. */
const ABOUT_A_SECRET = /(id|name|type|kind|version|count|at|ms|length|present)$/i;
const LEFT_OUT = "[redacted]";
const MAX_DEPTH = 8;

/** A copy in which the values of secret fields are gone, at any depth. Errors and class instances pass as they are. */
export function redact(value: Record<string, unknown>): Record<string, unknown> {
  return redactFields(value, 0);
}

function redactFields(value: object, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    copy[key] = isSecret(key, field) ? LEFT_OUT : redactValue(field, depth + 1);
  }
  return copy;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  const isList = Array.isArray(value);
  if (!isList && !isPlain(value)) return value;
  if (depth > MAX_DEPTH) return "[too deep]";
  return isList ? value.map((item) => redactValue(item, depth + 1)) : redactFields(value, depth);
}

function isSecret(key: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "boolean") return false;
  return SECRET.test(key) && !ABOUT_A_SECRET.test(key);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const LOGIN_IN_URL = /(:\/\/[^\s:@/"\\]*):[^\s@/"\\]+@/g;
const BEARER = /\b(Bearer|Basic|DPoP) [\w.~+/=-]+/g;

/** Takes logins out of addresses and tokens out of header values wherever they stand: messages, stacks, SQL. */
export function scrubLine(line: string): string {
  return line.replace(LOGIN_IN_URL, `$1:${LEFT_OUT}@`).replace(BEARER, `$1 ${LEFT_OUT}`);
}
