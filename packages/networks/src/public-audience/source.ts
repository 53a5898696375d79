interface Place {
  /** Base URL of the API; a stand-in has its own. */
  service: string;
  /** The network's own id of the account, or its name where that is what the API asks for. */
  account: string;
}

/** Where a number of followers is read without planrrr's own connections: by a token of one's own, or by none. */
export type PublicSource =
  /** `discover`: the name of another professional account, read by way of one's own (business discovery). */
  | ({ network: "instagram"; token: string; discover?: string | undefined } & Place)
  | ({ network: "facebook"; token: string } & Place)
  | ({ network: "youtube"; key: string } & Place)
  | ({ network: "x"; token: string } & Place)
  | ({ network: "bluesky" } & Place)
  | ({ network: "mastodon" } & Place)
  /** Any address that answers JSON; `path` leads to the number: `data.followers`, `items.0.count`. */
  | { network: "json"; url: string; path: string; headers?: { [name: string]: string } | undefined };

export type PublicNetwork = PublicSource["network"];
export type SourceOf<N extends PublicNetwork> = Extract<PublicSource, { network: N }>;
