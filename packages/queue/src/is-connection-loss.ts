/** 08 connection exceptions, 57P01–57P03 shutdown and start-up, 53300 no free slot. */
const SQL_STATES = /^(08...|57P0[123]|53300)$/;
const SYSTEM_CODES =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** node-postgres raises these without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout)/;

/** Whether an error means the server was out of reach, as against having refused what was asked. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss);
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code !== undefined) return SQL_STATES.test(code) || SYSTEM_CODES.test(code);
  return MESSAGES.test(error.message);
}
