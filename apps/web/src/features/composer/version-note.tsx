"use client";

import { Button } from "@planrrr/ui";

export interface VersionNoteProps {
  /** Whose version is on the paper. */
  name: string;
  isOwn: boolean;
  onDrop: () => void;
}

/** Says whose words these are, and takes an own version back. */
export function VersionNote({ name, isOwn, onDrop }: VersionNoteProps) {
  return (
    <div className="version-note">
      <p className="note">
        {isOwn
          ? `Only ${name} gets these. What you change for everyone stays out of here.`
          : `The same as for everyone. What you change here, only ${name} gets.`}
      </p>
      {isOwn ? <Button onClick={onDrop}>Back to the common version</Button> : null}
    </div>
  );
}
