import { randomBytes } from "node:crypto";

export interface GraphErrorDetails {
  message: string;
  code: number;
  subcode?: number;
  type?: string;
  status?: number;
  transient?: boolean;
  title?: string;
  userMessage?: string;
  /** The file's offsets after a chunk that did not fit (video API, 1363037). */
  data?: { [key: string]: string };
  headers?: { [name: string]: string };
}

/** Answered as `{error: {message, type, code, …, fbtrace_id}}` [doc graph-api/guides/error-handling]. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly details: GraphErrorDetails;

  constructor(details: GraphErrorDetails) {
    super(details.message);
    this.details = details;
  }
}

export function toGraphResponse({ details }: GraphError): Response {
  const { message, code, subcode, type, status, transient, title, userMessage, data, headers } = details;
  const error = {
    message,
    type: type ?? "OAuthException",
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    ...(transient === undefined ? {} : { is_transient: transient }),
    ...(title === undefined ? {} : { error_user_title: title }),
    ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
    ...(data === undefined ? {} : { error_data: data }),
    fbtrace_id: `A${randomBytes(16).toString("base64url")}`,
  };
  return Response.json({ error }, { status: status ?? 400, headers: { ...headers } });
}

export const badParameter = (message: string, subcode?: number): GraphError =>
  new GraphError({ message: `(#100) ${message}`, code: 100, ...(subcode === undefined ? {} : { subcode }) });

/** Also what Meta says of objects that this token may not see. */
export const unknownObject = (id: string, method: string): GraphError =>
  new GraphError({
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    type: "GraphMethodException",
    code: 100,
    subcode: 33,
  });

export const missingPermission = (permission: string, code = 200): GraphError =>
  new GraphError({
    message: `(#${code}) Requires ${permission} permission to manage the object`,
    code,
    status: 403,
  });

/** Subcodes: 458 app removed, 460 password changed, 463 expired, 467 invalid [doc error-handling]. */
export const deadToken = (subcode?: number): GraphError =>
  new GraphError({
    message:
      subcode === undefined
        ? "Invalid OAuth access token - Cannot parse access token"
        : `Error validating access token: ${DEAD[subcode] ?? "The session is invalid."}`,
    code: 190,
    ...(subcode === undefined ? {} : { subcode }),
    headers: {
      "www-authenticate": 'OAuth "Facebook Platform" "invalid_token" "Error validating access token"',
    },
  });

const DEAD: { [subcode: number]: string } = {
  458: "The user has not authorized the application.",
  460: "The session has been invalidated because the user changed their password.",
  463: "Session has expired.",
  467: "The session is invalid because the user logged out.",
};
