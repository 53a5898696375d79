"use client";

import {
  Button,
  ConfirmDialog,
  FaceButton,
  Menu,
  MenuItem,
  MenuLabel,
  Popover,
  showToast,
  TeamSwitch,
} from "@planrrr/ui";
import { useState } from "react";

const teams = [
  { id: "1", name: "Metabolic Reset" },
  { id: "2", name: "Sarah's team" },
];

export function FloatingSamples() {
  const [asking, setAsking] = useState(false);
  const [team, setTeam] = useState("1");
  const current = teams.find(({ id }) => id === team) ?? { id: "1", name: "Metabolic Reset" };
  return (
    <div className="row">
      <TeamSwitch current={current} teams={teams} onChange={setTeam} />
      <Menu trigger={<FaceButton name="Sarah" aria-label="Sarah: a menu" />}>
        <MenuLabel>sarah@metabolicreset.example</MenuLabel>
        <MenuItem>Your account</MenuItem>
        <MenuItem>Sign out</MenuItem>
      </Menu>
      <Popover label="A small panel" trigger={<Button>Open a panel</Button>}>
        <p>It stands beside its button, and Escape closes it.</p>
      </Popover>
      <Button onClick={() => setAsking(true)}>Open a dialogue</Button>
      <Button onClick={() => showToast({ fact: "Mastodon is connected", more: "You can post to it now." })}>
        Show a toast
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remove @metabolicreset?"
        description="We forget its access. What is out stays there."
        confirm="Remove it"
        onConfirm={() => setAsking(false)}
      />
    </div>
  );
}
