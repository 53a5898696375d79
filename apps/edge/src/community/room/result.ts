import { AppError, type ErrorCode } from "@planrrr/contract/app-error";

/** What a room answers. An error class does not survive the way out of an object, its code does. */
export type Result<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      retryAfter?: number;
      details: { [fact: string]: string };
    };

export async function asResult<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, retryAfter } = error;
    return { ok: false, code, message, retryAfter, details: textsOf(error.details) };
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message, retryAfter, details } = result;
  throw new AppError(code, message, { retryAfter, details });
}

/** Only what surely comes out of an object as it was. */
function textsOf(details: AppError["details"]): { [fact: string]: string } {
  return Object.fromEntries(
    Object.entries(details).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
