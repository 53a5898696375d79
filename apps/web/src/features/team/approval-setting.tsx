"use client";

import { Button, Checkbox, ConfirmDialog, showToast, Skeleton } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { postsKey } from "../posts/posts-keys.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useTeamChanged, useTeamSettings } from "./use-team.ts";

type Change = { asksForApproval: boolean; plannedPosts?: "hold" | "approve" };

/** Whether what members write needs a yes. Before it begins, what is planned already is decided on. */
export function ApprovalSetting() {
  const settings = useTeamSettings();
  const queries = useQueryClient();
  const changed = useTeamChanged();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: (wanted: Change) => api.team.changeSettings(wanted),
    onSuccess: ({ asksForApproval }) =>
      showToast(
        asksForApproval
          ? { fact: "From now on members ask first", more: "What they write waits for an owner or admin." }
          : { fact: "Members no longer ask", more: "What waits already still needs a yes." },
      ),
    onError: tellProblem,
    onSettled: async () => {
      setAsking(false);
      await Promise.all([changed(), queries.invalidateQueries({ queryKey: postsKey })]);
    },
  });
  if (settings.error) return <ProblemNotice error={settings.error} />;
  if (!settings.data) return <Skeleton label="Reading how your team works" rows={1} height={48} />;
  return (
    <>
      <Checkbox
        checked={settings.data.asksForApproval}
        onChange={(on) => (on ? setAsking(true) : change.mutate({ asksForApproval: false }))}
      >
        What members write goes out only once an owner or admin has said yes
      </Checkbox>
      <p className="note">A change after the yes asks again. What owners and admins write needs none.</p>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Ask for approval from now on?"
        description="Posts that are planned already can wait for a yes, too, or go out as they are."
        confirm="Ask, and hold what is planned"
        keep="Leave it as it is"
        busy={change.isPending}
        onConfirm={() => change.mutate({ asksForApproval: true, plannedPosts: "hold" })}
      >
        <Button
          className="mb-3"
          wide
          busy={change.isPending}
          onClick={() => change.mutate({ asksForApproval: true, plannedPosts: "approve" })}
        >
          Ask, and let go out what is planned
        </Button>
      </ConfirmDialog>
    </>
  );
}
