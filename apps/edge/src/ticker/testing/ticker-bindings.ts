/** The variables with which the ticker's tests run, here and in the runtime. */
export const tickerBindings = {
  TICKER_PROFILES: JSON.stringify([
    { profile: "main", name: "Metabolic Reset", network: "instagram", service: "https://instagram.test" },
    { profile: "channel", network: "youtube", account: "UC1", service: "https://youtube.test" },
    { profile: "page", network: "json", url: "https://json.test/count", path: "data.followers" },
  ]),
  INSTAGRAM_ACCESS_TOKEN: "token-of-the-tests",
  YOUTUBE_API_KEY: "key-of-the-tests",
};
