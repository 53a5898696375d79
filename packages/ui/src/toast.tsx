"use client";

import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { Button } from "./button.tsx";
import type { IconName } from "./icon-paths.ts";
import { Icon } from "./icon.tsx";

export interface ToastWords {
  fact: string;
  /** A second sentence: what happens next, or where to look. */
  more?: ReactNode;
  failed?: boolean;
  /** Of what kind the news is, where a tick does not say it. */
  icon?: IconName;
  /** One thing to do about it, e.g. take it back. */
  action?: { label: string; run: () => void };
}

/** Long enough to be read by somebody who looked elsewhere. */
const SHOWN_MS = 12_000;

export function showToast({ fact, more, failed = false, icon, action }: ToastWords): void {
  toast.custom(
    (id) => (
      <div className="toast glass">
        <span className={`toast-disc ${failed ? "failed" : ""}`} aria-hidden="true">
          <Icon name={icon ?? (failed ? "octagon" : "tick")} />
        </span>
        <div>
          <p className="h4">{fact}</p>
          {more ? <p className="soft">{more}</p> : null}
          {action ? (
            <Button
              className="toast-action"
              onClick={() => {
                toast.dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          ) : null}
        </div>
        <Button tone="bare" className="square" aria-label="Close" onClick={() => toast.dismiss(id)}>
          <Icon name="close" />
        </Button>
      </div>
    ),
    { duration: SHOWN_MS },
  );
}

/** Once per page: where toasts appear, and the polite region that reads them out. */
export function Toasts() {
  return (
    <Sonner
      position="bottom-center"
      offset={28}
      mobileOffset={{ bottom: 84, left: 16, right: 16 }}
      containerAriaLabel="News"
      hotkey={["altKey", "KeyN"]}
      toastOptions={{ unstyled: true }}
    />
  );
}
