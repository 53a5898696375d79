/** Everything that shows posts is below this key. */
export const postsKey = ["posts"] as const;
export const postListKey = (status: string) => [...postsKey, "list", status] as const;
export const postKey = (id: string) => [...postsKey, "one", id] as const;
export const attemptsKey = (id: string) => [...postsKey, "attempts", id] as const;
