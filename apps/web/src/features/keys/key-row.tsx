"use client";

import { Button, ConfirmDialog, showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import { useSignedIn } from "../../session/use-session.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { type ApiKey, keyRoutes } from "./key-routes.ts";
import { rightsOf } from "./key-rights.ts";
import { keysKey } from "./keys-key.ts";

export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { now, timeZone } = useClock();
  const { teams } = useSignedIn();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const name = apiKey.name ?? "A key without a name";
  const remove = useMutation({
    mutationFn: () => keyRoutes.remove(apiKey.id),
    onSuccess: () => showToast({ fact: `${name} is deleted`, more: "It no longer opens anything." }),
    onError: tellProblem,
    onSettled: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: keysKey });
    },
  });
  const say = (moment: string) => sayWhen(new Date(moment), timeZone, now);
  const team = teams.find(({ id }) => id === apiKey.metadata?.teamId)?.name;
  return (
    <li className="row between border-b border-(--line) py-4 first:pt-0 last:border-b-0 last:pb-0 sm:flex-nowrap">
      <div className="min-w-0">
        <p className="h4 wrap-anywhere">
          {name} <span className="pub-account">{apiKey.start}…</span>
        </p>
        <p className="note">
          {team ? `In ${team}. ` : ""}
          {rightsOf(apiKey.metadata?.may)} Made {say(apiKey.createdAt)}.{" "}
          {apiKey.lastRequest ? `Last used ${say(apiKey.lastRequest)}.` : "Not used yet."}{" "}
          {lifeWords(apiKey.expiresAt, say, now)}
        </p>
      </div>
      <Button tone="bare" onClick={() => setAsking(true)}>
        Delete<span className="sr"> {name}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${name}?`}
        description="Programs that use it are shut out at once. This cannot be undone."
        confirm="Delete the key"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </li>
  );
}

function lifeWords(expiresAt: string | null, say: (moment: string) => string, now: Date): string {
  if (!expiresAt) return "Works until you delete it.";
  return new Date(expiresAt) > now
    ? `Works until ${say(expiresAt)}.`
    : `Its time was over ${say(expiresAt)}.`;
}
