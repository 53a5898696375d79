"use client";

import { type ReactNode, useEffect } from "react";
import { NightRing } from "./night-ring.tsx";

export interface SignPageProps {
  title: string;
  /** Its script in src/plain. */
  script?: "sign" | "join";
  children: ReactNode;
}

/**
 * The pages before a sign-in. They are plain HTML with a small script (src/plain) in place of React: the build
 * takes their framework scripts out, by the mark `data-plain`.
 */
export function SignPage({ title, script = "sign", children }: SignPageProps) {
  useEffect(() => {
    // `next dev` leaves React on these pages: the script comes with it, and lets it have the passwords' buttons.
    if (process.env.NODE_ENV !== "development") return;
    document.querySelector("main")?.setAttribute("data-react", "");
    void import("../../plain/sign.ts");
  }, []);
  return (
    <main id="main" className="sign tall" data-plain={script} tabIndex={-1}>
      <div className="sign-art" aria-hidden="true">
        <NightRing />
        <p className="sign-words">
          Write it once.
          <br />
          It goes out on time,
          <br />
          and only once.
        </p>
      </div>
      <div className="sign-form">
        <div className="sign-in">
          <p className="wordmark">planrrr</p>
          <h1 className="h1">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
