"use client";

import { Masthead, Segments, Toasts } from "@planrrr/ui";
import { type ReactNode, useEffect, useState } from "react";
import { themes, useTheme } from "../../shell/use-theme.ts";
import { ActionSamples } from "./action-samples.tsx";
import { FieldSamples } from "./field-samples.tsx";
import { FloatingSamples } from "./floating-samples.tsx";
import { PostSamples } from "./post-samples.tsx";
import { StateSamples } from "./state-samples.tsx";
import { WaitingSamples } from "./waiting-samples.tsx";

/** Every component of ours on one page, for whoever builds with them. */
export function DesignPage() {
  const { theme, chooseTheme } = useTheme();
  // Some samples are placed by styles of their own, which the page's policy takes from scripts alone, not from its text.
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return (
    <>
      <Masthead
        home={
          <a className="wordmark" href="/">
            planrrr
          </a>
        }
        items={[
          {
            key: "here",
            link: (
              <a href="/design" aria-current="page">
                Design
              </a>
            ),
          },
          { key: "docs", link: <a href="/api/docs">API</a> },
        ]}
      />
      <main id="main" className="page" tabIndex={-1}>
        <header className="page-head">
          <div>
            <h1 className="h1">Midnight Gold</h1>
            <p className="lead">A quiet night, and one gold ring in it. Everything planrrr is made of.</p>
          </div>
          <Segments label="Look" name="theme" value={theme} options={themes} onChange={chooseTheme} />
        </header>
        {drawn ? <Samples /> : null}
      </main>
      <Toasts />
    </>
  );
}

function Samples() {
  return (
    <div className="stack xl">
      <Sample title="Type">
        <p className="h1">Write it once</p>
        <p className="h2">It goes out on time</p>
        <p className="h3">And only once</p>
        <p className="lead">The sentence under a title.</p>
        <p>What people read, at most 62 characters a line. 0123456789</p>
        <p className="soft">The second voice.</p>
        <p className="note">A caption.</p>
      </Sample>
      <Sample title="Actions">
        <ActionSamples />
      </Sample>
      <Sample title="Fields">
        <FieldSamples />
      </Sample>
      <Sample title="States: shape, words, colour">
        <StateSamples />
      </Sample>
      <Sample title="Posts">
        <PostSamples />
      </Sample>
      <Sample title="What floats">
        <FloatingSamples />
      </Sample>
      <Sample title="Waiting, and nothing yet">
        <WaitingSamples />
      </Sample>
    </div>
  );
}

function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2 className="h2">{title}</h2>
      {children}
    </section>
  );
}
