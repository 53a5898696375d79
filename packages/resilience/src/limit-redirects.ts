import { AsyncLocalStorage } from "node:async_hooks";
import type { Dispatcher } from "undici";
import { TooManyRedirectsError } from "./errors.ts";

/**
 * Lets fetch follow redirects by its own rules (which headers survive, which method) and only counts
 * them. One storage carries the count of one fetch through all its hops.
 */
export function limitRedirects(max: number) {
  const requests = new AsyncLocalStorage<{ sent: number }>();
  const interceptor: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    const request = requests.getStore();
    if (request && request.sent++ > max) {
      throw new TooManyRedirectsError(`more than ${max} redirects`);
    }
    return dispatch(options, handler);
  };
  return { interceptor, count: <T>(work: () => T): T => requests.run({ sent: 0 }, work) };
}
