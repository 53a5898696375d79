"use client";

import { Button, ProgressBar } from "@planrrr/ui";
import { useRef, useState } from "react";
import type { Upload } from "./create-uploads.ts";
import { sizeWords, takenTypes } from "./look-at-file.ts";
import type { UploadDesk } from "./use-uploads.ts";

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ upload, desk }: { upload: Upload; desk: UploadDesk }) {
  const { key, name, bytes, sent, state, resumable } = upload;
  const input = useRef<HTMLInputElement>(null);
  const [isOther, setOther] = useState(false);
  const part = bytes === 0 ? 0 : sent / bytes;
  return (
    <div className="paper-part stack s">
      <ProgressBar label={`Sending ${name}`} value={part} />
      <div className="row between">
        <p className="note wrap-anywhere">
          {stateWords(upload)}
          {isOther ? " That is another file: choose the same one, unchanged." : null}
        </p>
        <div className="row tight">
          {state === "sending" && resumable ? (
            <Button onClick={() => desk.pause(key)}>
              Pause<span className="sr"> {name}</span>
            </Button>
          ) : null}
          {state === "paused" || state === "stopped" ? (
            <Button tone="ink" onClick={() => desk.goOn(key)}>
              Go on<span className="sr"> with {name}</span>
            </Button>
          ) : null}
          {state === "fileless" ? (
            <>
              <input
                ref={input}
                className="sr"
                type="file"
                accept={takenTypes}
                tabIndex={-1}
                aria-label={`${name} again`}
                onChange={(event) => {
                  const [file] = event.target.files ?? [];
                  event.target.value = "";
                  if (file) setOther(!desk.goOn(key, file));
                }}
              />
              <Button tone="ink" onClick={() => input.current?.click()}>
                Choose it again<span className="sr"> ({name})</span>
              </Button>
            </>
          ) : null}
          <Button tone="bare" onClick={() => desk.giveUp(key)}>
            Give up<span className="sr"> {name}</span>
          </Button>
        </div>
      </div>
    </div>
  );
}

function stateWords({ name, bytes, sent, state }: Upload): string {
  const per = bytes === 0 ? 0 : Math.floor((sent / bytes) * 100);
  const far = `${per} % of ${sizeWords(bytes)}`;
  switch (state) {
    case "waiting":
      return `${name} is next.`;
    case "sending":
      return `Sending ${name} … ${far}`;
    case "paused":
      return `${name} is paused at ${far}. It goes on from there.`;
    case "stopped":
      return `${name} stopped at ${far}: planrrr did not answer. It goes on from there.`;
    case "fileless":
      return `${name} stopped at ${far} when the page was closed. Choose the same file, and it goes on from there.`;
  }
}
