"use client";

import type { Connection } from "@planrrr/contract";
import { Button, ConfirmDialog, networkNames, PublicationRow, showToast, StateMark } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { OwnAction } from "../../shell/own-action.ts";
import { useClock } from "../../time/use-clock.ts";
import {
  activityWords,
  connectionHealth,
  expiryWords,
  limitWords,
  removalWords,
  whoseWords,
} from "./connection-health.ts";
import { useConnectionsChanged } from "./use-connections.ts";

export function ConnectionRow({
  connection,
  mayConnect,
  onReconnect,
}: {
  connection: Connection;
  mayConnect: boolean;
  onReconnect: () => void;
}) {
  const clock = useClock();
  const [asking, setAsking] = useState(false);
  const changed = useConnectionsChanged();
  const name = networkNames[connection.network];
  const remove = useMutation({
    mutationFn: () => api.connections.remove({ id: connection.id }),
    onSuccess: async () => {
      setAsking(false);
      await changed();
      showToast({ fact: `${name} is removed`, more: "What has gone out stays where it is." });
    },
    onError: tellProblem,
  });
  const { kind, words, sentence } = connectionHealth(connection, clock);
  const broken = kind === "fix";
  const reconnect = mayConnect ? (
    <Button tone={broken ? "ink" : "bare"} onClick={onReconnect}>
      Connect it again
    </Button>
  ) : null;
  return (
    <PublicationRow
      network={connection.network}
      account={connection.handle}
      state={<StateMark kind={kind}>{words}</StateMark>}
      actions={
        <>
          {broken && mayConnect ? <OwnAction /> : null}
          {broken ? reconnect : null}
          {connection.profileUrl ? (
            <Button asChild>
              <a href={connection.profileUrl} target="_blank" rel="noreferrer">
                Open the page<span className="sr"> of {connection.handle} in a new tab</span>
              </a>
            </Button>
          ) : null}
          {broken ? null : reconnect}
          {mayConnect ? (
            <Button tone="bare" onClick={() => setAsking(true)}>
              Remove<span className="sr"> {connection.handle}</span>
            </Button>
          ) : null}
          <ConfirmDialog
            open={asking}
            onOpenChange={setAsking}
            title={`Remove ${connection.handle}?`}
            description={removalWords(connection)}
            confirm="Remove it"
            busy={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        </>
      }
    >
      {[
        whoseWords(connection),
        sentence,
        activityWords(connection, clock),
        limitWords(connection, clock),
        expiryWords(connection, clock),
      ]
        .filter(Boolean)
        .join(" ")}
      {broken && !mayConnect ? " An owner or admin of your team can do that." : null}
    </PublicationRow>
  );
}
