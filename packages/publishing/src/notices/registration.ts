/** planrrr's registration with a network, and the address at which it counts: a stand-in has one of its own. */
export interface Registration {
  service: string;
  clientSecret: string;
}
