/** What Meta spreads over several hosts, a stand-in answers under one address. */
const HOSTS: { [service: string]: { login: string; codes: string; films: string; web: string } } = {
  "https://graph.facebook.com": {
    login: "https://www.facebook.com",
    codes: "https://graph.facebook.com",
    films: "https://graph-video.facebook.com",
    web: "https://www.facebook.com",
  },
  "https://graph.instagram.com": {
    login: "https://www.instagram.com",
    codes: "https://api.instagram.com",
    films: "https://graph.instagram.com",
    web: "https://www.instagram.com",
  },
};

/** Where a service's login page, code exchange, chunked films and pages for people live. */
export function metaHosts(service: string) {
  return HOSTS[service] ?? { login: service, codes: service, films: service, web: service };
}
