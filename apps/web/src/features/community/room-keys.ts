export const roomKey = ["community"] as const;
export const passKey = [...roomKey, "pass"] as const;
export const presenceKey = [...roomKey, "presence"] as const;
export const latestKey = [...roomKey, "posts", "latest"] as const;
export const olderKey = [...roomKey, "posts", "older"] as const;
export const newsKey = [...roomKey, "news"] as const;
export const reportsKey = [...roomKey, "reports"] as const;
export const mutedKey = [...roomKey, "muted"] as const;
