"use client";

import type { TeamMember } from "@planrrr/contract";
import { Button, ConfirmDialog, Field, Select, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { useTeamChanged } from "./use-team.ts";

/** Makes somebody else the owner. `people` are the others. */
export function HandOver({ people }: { people: readonly TeamMember[] }) {
  const [chosen, setChosen] = useState("");
  const [asking, setAsking] = useState(false);
  const changed = useTeamChanged();
  const next = people.find(({ id }) => id === chosen) ?? people[0];
  const transfer = useMutation({
    mutationFn: (id: string) => api.team.transfer({ id }),
    onSuccess: () => showToast({ fact: "The team is handed over", more: "You are an admin in it now." }),
    onError: tellProblem,
    onSettled: async () => {
      setAsking(false);
      await changed();
    },
  });
  if (!next) return null;
  return (
    <div className="stack">
      <Field label="Hand the team over to" hint="They become its owner, and you an admin.">
        {(control) => (
          <Select {...control} value={next.id} onChange={(event) => setChosen(event.target.value)}>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button className="justify-self-start" onClick={() => setAsking(true)}>
        Hand it over
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Hand the team over to ${next.name}?`}
        description="They look after everything from then on. Only they can give it back to you."
        confirm="Hand it over"
        busy={transfer.isPending}
        onConfirm={() => transfer.mutate(next.id)}
      />
    </div>
  );
}
