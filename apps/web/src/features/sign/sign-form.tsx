import { Button, Icon, ProgressBar } from "@planrrr/ui";
import type { ReactNode } from "react";

export type SignAction = "sign-in" | "sign-up" | "forgotten" | "reset";

export interface SignFormProps {
  action: SignAction;
  submit: string;
  children: ReactNode;
  /** Takes the form's place once it has done its work. */
  done?: ReactNode;
}

/** `method="post"`: should the script not run, nothing typed ends up in an address. */
export function SignForm({ action, submit, children, done }: SignFormProps) {
  return (
    <>
      <div role="alert">
        <div className="notice danger" data-problem hidden>
          <Icon name="octagon" />
          <p className="notice-body" />
        </div>
      </div>
      <form className="stack l" method="post" data-sign={action}>
        {children}
        <div role="status">
          <div className="page-progress" data-slow hidden>
            <ProgressBar label="Waiting for planrrr" />
          </div>
        </div>
        <Button tone="ink" size="big" wide type="submit">
          {submit}
        </Button>
      </form>
      {done ? (
        <div className="stack" data-done tabIndex={-1} hidden>
          {done}
        </div>
      ) : null}
    </>
  );
}
