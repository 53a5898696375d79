/** Everything that shows posts is below this key. */
export const postsKey = ["posts"] as const;
export const postListsKey = [...postsKey, "list"] as const;
export const nextPostsKey = [...postsKey, "next"] as const;
export const unsentKey = [...postsKey, "unsent"] as const;
export const postKey = (id: string) => [...postsKey, "one", id] as const;
export const attemptsKey = (id: string) => [...postsKey, "attempts", id] as const;
export const removePostKey = (id: string) => ["remove-post", id] as const;
