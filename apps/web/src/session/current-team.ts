/**
 * The team this tab works in. It stays what it was when the tab was opened: another tab that changes teams must not
 * lead what is written here into the other one.
 */
let current: string | undefined;

export function currentTeam(): string | undefined {
  return current;
}

/** The tab's team among those of its person; the first call decides. Undefined: they are no longer in it. */
export function holdTeam<Team extends { id: string }>(
  teams: readonly Team[],
  wished: string | null,
): Team | undefined {
  current ??= teams.find(({ id }) => id === wished)?.id ?? teams[0]?.id;
  return teams.find(({ id }) => id === current);
}
