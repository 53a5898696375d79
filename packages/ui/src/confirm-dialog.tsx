"use client";

import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What happens then. */
  description: ReactNode;
  /** The verb of the action: "Remove the account". */
  confirm: string;
  /** The verb of not doing it: "Keep it". */
  keep?: string;
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

/** For what cannot be undone. The harmless way stands first, so that it has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirm, keep = "Keep it", busy, onConfirm, children, ...dialog } = props;
  return (
    <Dialog {...dialog}>
      {children}
      <div className="dialog-actions">
        <Button onClick={() => dialog.onOpenChange(false)}>{keep}</Button>
        <Button tone="ink" busy={busy ?? false} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
