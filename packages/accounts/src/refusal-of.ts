import type { AppError } from "@planrrr/contract";
import { APIError } from "better-auth/api";

/** Our refusal as Better Auth tells one. */
export function refusalOf({ status, code, message }: AppError): APIError {
  return new APIError(status as ConstructorParameters<typeof APIError>[0], { code, message });
}
