/** What somebody hears of deals, has prepared for them, and where they come from. */
export const dealsKey = ["deals"] as const;
