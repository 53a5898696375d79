"use client";

import type { CommunityReports, MutedMembers } from "@planrrr/contract";
import { Button } from "@planrrr/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { tellProblem } from "../../api/tell-problem.ts";
import { askRoom } from "./ask-room.ts";
import { mutedKey, reportsKey } from "./room-keys.ts";
import { takeFromFeed } from "./use-feed.ts";

const pollMs = 60_000;

/** What the coach is asked to look at, and who is muted. Nothing to do: nothing is shown. */
export function ReportedPosts() {
  const queries = useQueryClient();
  const reports = useQuery({
    queryKey: reportsKey,
    queryFn: () => askRoom<CommunityReports>("/reports"),
    refetchInterval: pollMs,
  });
  const muted = useQuery({ queryKey: mutedKey, queryFn: () => askRoom<MutedMembers>("/muted") });
  const answer = useMutation({
    mutationFn: ({ postId, isFine }: { postId: string; isFine: boolean }) =>
      askRoom(`${isFine ? "/reports" : "/posts"}/${postId}`, { method: "DELETE" }),
    onSuccess: (_answer, { postId, isFine }) => {
      if (!isFine) takeFromFeed(queries, postId);
    },
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: reportsKey }),
  });
  const unmute = useMutation({
    mutationFn: (userId: string) => askRoom(`/muted/${userId}`, { method: "DELETE" }),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: mutedKey }),
  });
  const reported = reports.data?.items ?? [];
  const silent = muted.data?.items ?? [];
  if (reported.length + silent.length === 0) return null;
  return (
    <section className="panel stack">
      {reported.length > 0 ? <h2 className="h4">Reported to you</h2> : null}
      {reported.map(({ post, reasons }) => (
        <div key={post.id} className="stack s">
          <p>
            <b>{post.author.name}</b> <span className="soft words">{post.text}</span>
          </p>
          {reasons.map((reason) => (
            <p key={reason} className="note words">
              “{reason}”
            </p>
          ))}
          <div className="row">
            <Button onClick={() => answer.mutate({ postId: post.id, isFine: false })}>Delete it</Button>
            <Button tone="bare" onClick={() => answer.mutate({ postId: post.id, isFine: true })}>
              It is fine
            </Button>
          </div>
        </div>
      ))}
      {silent.length > 0 ? <h2 className="h4">Muted</h2> : null}
      {silent.map(({ userId, name }) => (
        <div key={userId} className="row between">
          <span className="wrap-anywhere">{name === "" ? "Somebody" : name}</span>
          <Button tone="bare" onClick={() => unmute.mutate(userId)}>
            Let them write again
          </Button>
        </div>
      ))}
    </section>
  );
}
