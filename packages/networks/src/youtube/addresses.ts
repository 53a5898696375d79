const GOOGLE = "https://www.googleapis.com";

/** Google has a host for each of these; a stand-in has one for all. */
export function toAddresses(service: string) {
  const isGoogle = service === GOOGLE;
  return {
    authorize: `${isGoogle ? "https://accounts.google.com" : service}/o/oauth2/v2/auth`,
    token: `${isGoogle ? "https://oauth2.googleapis.com" : service}/token`,
    revoke: `${isGoogle ? "https://oauth2.googleapis.com" : service}/revoke`,
    web: isGoogle ? "https://www.youtube.com" : service,
  };
}

export function toVideoUrl(service: string, videoId: string, commentId?: string): string {
  const query = new URLSearchParams({ v: videoId, ...(commentId !== undefined && { lc: commentId }) });
  return `${toAddresses(service).web}/watch?${query.toString()}`;
}

/** An upload goes where Google says, and nowhere else. */
export function isUploadAddress(address: URL, service: string): boolean {
  if (address.origin === new URL(service).origin) return true;
  return service === GOOGLE && address.protocol === "https:" && address.hostname.endsWith(".googleapis.com");
}
