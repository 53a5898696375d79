/** Every account of one server shares its breaker: one Mastodon server that is away is not all of them. */
export function serverKey({ network, service }: { network: string; service: string }): string {
  return `${network} ${service}`;
}

/** What may be away: the server for everybody, or for one account alone. Asked in this order. */
export function breakerKeys(connection: { id: string; network: string; service: string }): string[] {
  return [serverKey(connection), accountKey(connection)];
}

/** planrrr's registration with a network: its rate limit is shared by all accounts. */
export function appKey(connection: { network: string; service: string }): string {
  return `app ${serverKey(connection)}`;
}

export function accountKey({ id }: { id: string }): string {
  return `connection ${id}`;
}
