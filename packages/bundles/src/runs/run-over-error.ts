/** The run has come to its end already. */
export class RunOverError extends Error {
  override readonly name = "RunOverError";

  constructor(id: string) {
    super(`Run ${id} is over.`);
  }
}
