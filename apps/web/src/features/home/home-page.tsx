"use client";

import { Skeleton } from "@planrrr/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../api/client.ts";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { postsKey } from "../posts/posts-keys.ts";
import { ProblemNotice } from "../problem-notice.tsx";

/** Leads on: to the first steps where nothing was written yet, to the posts otherwise. */
export function HomePage() {
  const { replace } = useNavigation();
  const first = useQuery({ queryKey: [...postsKey, "any"], queryFn: () => api.posts.list({ limit: 1 }) });
  const count = first.data?.items.length;
  useEffect(() => {
    if (count !== undefined) replace(count === 0 ? "/welcome" : "/posts");
  }, [count, replace]);
  return (
    <div className="page">
      <h1 className="sr">planrrr</h1>
      {first.error ? <ProblemNotice error={first.error} /> : <Skeleton label="Opening your team" />}
    </div>
  );
}
