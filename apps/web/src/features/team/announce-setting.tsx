"use client";

import type { Announces } from "@planrrr/contract";
import { Segments, showToast, Skeleton } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useTeamChanged, useTeamSettings } from "./use-team.ts";

const options: { value: Announces; label: string }[] = [
  { value: "nobody", label: "Nobody" },
  { value: "team", label: "Your community" },
  { value: "everyone", label: "Every community" },
];
const words: { [announces in Announces]: string } = {
  nobody: "Nothing is announced.",
  team: "Your community hears of posts that went out, and of milestones.",
  everyone: "Your community hears of posts that went out; of milestones every community here does.",
};

/** Who hears of posts that went out, and of round numbers. */
export function AnnounceSetting() {
  const settings = useTeamSettings();
  const changed = useTeamChanged();
  const change = useMutation({
    mutationFn: (announces: Announces) => api.team.changeSettings({ announces }),
    onSuccess: ({ announces }) => showToast({ fact: words[announces] }),
    onError: tellProblem,
    onSettled: changed,
  });
  if (settings.error) return <ProblemNotice error={settings.error} />;
  if (!settings.data) return <Skeleton label="Reading how your team works" rows={1} height={48} />;
  const chosen = change.isPending ? change.variables : settings.data.announces;
  return (
    <div className="stack s">
      <p>Who hears of your news</p>
      <Segments
        label="Who hears of your news"
        name="announces"
        value={chosen}
        options={options}
        onChange={(announces) => change.mutate(announces)}
      />
      <p className="note">{words[chosen]}</p>
    </div>
  );
}
