/** Every account of one server shares its breaker: one Mastodon server that is away is not all of them. */
export function serverKey({ network, service }: { network: string; service: string }): string {
  return `${network} ${service}`;
}

/** planrrr's registration with a network: its rate limit is shared by all accounts. */
export function appKey(connection: { network: string; service: string }): string {
  return `app ${serverKey(connection)}`;
}

export function accountKey({ id }: { id: string }): string {
  return `connection ${id}`;
}
