"use client";

import { Button, ConfirmDialog } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";

export function LeaveTeam() {
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => api.team.leave(),
    // Nothing of the team may stay on the screen.
    onSuccess: () => window.location.assign("/"),
    onError: (error) => {
      setAsking(false);
      tellProblem(error);
    },
  });
  return (
    <>
      <Button className="justify-self-start" onClick={() => setAsking(true)}>
        Leave the team
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Leave this team?"
        description="What you wrote stays with it. You come back only if somebody invites you."
        confirm="Leave the team"
        keep="Stay"
        busy={leave.isPending}
        onConfirm={() => leave.mutate()}
      />
    </>
  );
}
