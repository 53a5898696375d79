import { expect, it } from "vitest";
import { toTransportFailure } from "./transport-failure.ts";

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

it.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT", "ADDRESS_BLOCKED"])(
  "knows that %s sent nothing",
  (code) => {
    const failure = toTransportFailure(new TypeError("fetch failed", { cause: withCode(code) }));
    expect(failure).toMatchObject({ sent: false, code });
  },
);

it.each(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "UND_ERR_HEADERS_TIMEOUT", "EHOSTUNREACH"])(
  "takes %s as sent",
  (code) => {
    const failure = toTransportFailure(new TypeError("fetch failed", { cause: withCode(code) }));
    expect(failure).toMatchObject({ sent: true, code });
  },
);

it("takes an error without any code as sent", () => {
  expect(toTransportFailure(new TypeError("fetch failed"))).toMatchObject({ sent: true, code: "NO_ANSWER" });
  expect(toTransportFailure("boom")).toMatchObject({ sent: true, code: "NO_ANSWER" });
});

it("trusts a host with several addresses only when every one was refused", () => {
  const aggregate = (codes: string[]): Error =>
    new TypeError("fetch failed", {
      cause: Object.assign(new AggregateError(codes.map(withCode)), { code: codes[0] }),
    });
  expect(toTransportFailure(aggregate(["ECONNREFUSED", "ECONNREFUSED"])).sent).toBe(false);
  expect(toTransportFailure(aggregate(["ECONNREFUSED", "ETIMEDOUT"])).sent).toBe(true);
});

it("names a timeout and an abort", () => {
  expect(toTransportFailure(new DOMException("", "TimeoutError")).code).toBe("TIMEOUT");
  expect(toTransportFailure(new DOMException("", "AbortError")).code).toBe("ABORTED");
});
