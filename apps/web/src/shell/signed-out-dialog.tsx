"use client";

import { Button, Dialog } from "@planrrr/ui";
import { signInHref } from "../navigation/sign-in-href.ts";

/** The session ended while somebody was at work: the page stays as it is until they choose to leave it. */
export function SignedOutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const signIn = () => {
    const { pathname, search } = window.location;
    window.location.assign(signInHref(`${pathname}${search}`));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => !shown && onClose()}
      title="You have been signed out"
      description="Your sign-in has ended, here or on another device. What you wrote is kept in this browser."
    >
      <div className="dialog-actions">
        <Button onClick={onClose}>Stay on this page</Button>
        <Button tone="ink" onClick={signIn}>
          Sign in again
        </Button>
      </div>
    </Dialog>
  );
}
