"use client";

import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Room for two columns, where the screen has it. */
  wide?: boolean;
  /** Once it is gone and the focus is given back. */
  onClosed?: () => void;
  children: ReactNode;
}

/** Takes the focus, keeps it, and gives it back; Escape closes it. */
export function Dialog({ open, onOpenChange, title, description, wide, onClosed, children }: DialogProps) {
  // Our dialogues are opened by state, so that Radix knows no trigger to give the focus back to.
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content
          className={wide ? "dialog wide" : "dialog"}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
            onClosed?.();
          }}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="dialog-head">
            <Radix.Title className="h2">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button tone="bare" className="square" aria-label="Close">
                <Icon name="close" />
              </Button>
            </Radix.Close>
            {description ? <Radix.Description className="soft">{description}</Radix.Description> : null}
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
