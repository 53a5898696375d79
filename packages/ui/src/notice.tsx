import type { ReactNode } from "react";
import type { IconName } from "./icon-paths.ts";
import { Icon } from "./icon.tsx";

export type NoticeTone = "warn" | "danger" | "unknown" | "success" | "calm";

const shapes: { [tone in NoticeTone]: IconName } = {
  warn: "triangle",
  danger: "octagon",
  unknown: "diamond",
  success: "ticked",
  calm: "info",
};

export interface NoticeProps {
  tone: NoticeTone;
  /** What happened, in a few bold words. */
  fact: ReactNode;
  /** What it means, in a sentence. */
  children?: ReactNode;
  /** One outlined and one bare button at most. */
  actions?: ReactNode;
  icon?: IconName;
  /** Read out when it appears: `alert` at once, `status` when the reader pauses. */
  role?: "alert" | "status";
  id?: string;
}

export function Notice({ tone, fact, children, actions, icon, role, id }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={role} id={id}>
      <Icon name={icon ?? shapes[tone]} />
      <p className="notice-body">
        <b>{fact}</b> {children}
      </p>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}
