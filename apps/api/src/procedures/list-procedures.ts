import type { AnyProcedure, AnyRouter } from "@orpc/server";
import { isLazy, isProcedure } from "@orpc/server";

export interface RestProcedure {
  method: string;
  /** As in the contract: `/posts/{id}`. */
  path: string;
  successStatus: number;
  procedure: AnyProcedure;
}

/** A router's procedures with their REST routes. Fixed paths come before those with parameters. */
export function listProcedures(router: AnyRouter): RestProcedure[] {
  const found: RestProcedure[] = [];
  collect(router, found);
  return found.sort((a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")));
}

function collect(router: AnyRouter, found: RestProcedure[]): void {
  if (isLazy(router)) throw new TypeError("Lazy routers have no routes before they are loaded.");
  if (!isProcedure(router)) {
    for (const child of Object.values(router)) collect(child as AnyRouter, found);
    return;
  }
  const { method, path, successStatus = 200 } = router["~orpc"].route;
  if (!method || !path) throw new TypeError("A procedure needs a method and a path to be served over REST.");
  found.push({ method, path, successStatus, procedure: router });
}
