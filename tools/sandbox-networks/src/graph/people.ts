import type { GraphInstagram, GraphPage, GraphUser } from "./types.ts";

/** The same at every start, as real accounts are: a connection names its account by id. */
export const USERS: GraphUser[] = [
  { id: "100000000000001", name: "Alice Example" },
  { id: "100000000000002", name: "Bob Example" },
];

export const PAGES: GraphPage[] = [
  {
    id: "200000000000001",
    name: "Alice's Bakery",
    username: "alicesbakery",
    ownerId: "100000000000001",
    followers: 1284,
    instagramId: "17841400000000001",
  },
  {
    id: "200000000000002",
    name: "Alice's Garden",
    username: "alicesgarden",
    ownerId: "100000000000001",
    followers: 37,
  },
  {
    id: "200000000000003",
    name: "Bob's Bikes",
    username: "bobsbikes",
    ownerId: "100000000000002",
    followers: 50_211,
    instagramId: "17841400000000002",
  },
];

export const INSTAGRAMS: GraphInstagram[] = [
  {
    id: "17841400000000001",
    username: "alices_bakery",
    name: "Alice's Bakery",
    ownerId: "100000000000001",
    followers: 2045,
  },
  {
    id: "17841400000000002",
    username: "bobs_bikes",
    name: "Bob's Bikes",
    ownerId: "100000000000002",
    followers: 98_310,
  },
];
