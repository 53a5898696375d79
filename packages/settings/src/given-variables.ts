export type Variables = { readonly [name: string]: string | undefined };

/** An empty variable counts as one that is not set, as in a file that was copied and half filled in. */
export function givenVariables(variables: Variables): { [name: string]: string | undefined } {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
}
