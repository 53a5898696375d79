import { AppError, type ErrorCode } from "@planrrr/contract/app-error";

/** What a room answers. An error class does not survive the way out of an object, its code does. */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; code: ErrorCode; message: string; retryAfter?: number };

export async function asResult<T>(work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, code: error.code, message: error.message, retryAfter: error.retryAfter };
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppError(result.code, result.message, { retryAfter: result.retryAfter });
}
