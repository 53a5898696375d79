"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Input } from "./input.tsx";

/** A password that can be looked at: typing it blind twice helps nobody. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div className="password">
      <Input {...props} type={shown ? "text" : "password"} spellCheck={false} autoCapitalize="none" />
      <Button tone="bare" aria-pressed={shown} onClick={() => setShown(!shown)}>
        <Icon name="eye" />
        <span>
          {shown ? "Hide" : "Show"}
          <span className="sr"> the password</span>
        </span>
      </Button>
    </div>
  );
}
