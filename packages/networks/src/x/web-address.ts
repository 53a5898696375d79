const API = "https://api.x.com";

/** People's pages are on x.com, the API is not; a stand-in has both at one address. */
export const toWebOrigin = (service: string): string => (service === API ? "https://x.com" : service);

export function toPostUrl(service: string, username: string, id: string): string {
  return `${toWebOrigin(service)}/${username.replace(/^@/, "")}/status/${id}`;
}
