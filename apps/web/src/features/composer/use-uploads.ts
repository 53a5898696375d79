"use client";

import type { MediaRef } from "@planrrr/contract";
import { useRef, useState } from "react";
import { describeProblem } from "../../api/describe-problem.ts";
import { sendFile } from "../../api/send-file.ts";
import type { DraftPicture } from "./draft.ts";
import { pictureProblem } from "./picture-problem.ts";

export interface Upload {
  name: string;
  /** The part that has left, from 0 to 1. */
  part: number;
}

export interface Uploads {
  /** The one that is under way. */
  current: Upload | undefined;
  /** Why files were not taken, in words. */
  refused: string[];
  add: (files: Iterable<File>, onAdded: (picture: DraftPicture) => void) => void;
}

/** Sends pictures to planrrr at once, one after the other, so that they survive a closed tab as the words do. */
export function useUploads(): Uploads {
  const [current, setCurrent] = useState<Upload>();
  const [refused, setRefused] = useState<string[]>([]);
  const queue = useRef(Promise.resolve());

  const send = async (file: File, onAdded: (picture: DraftPicture) => void): Promise<void> => {
    const tell = (words: string) => setRefused((told) => [...told, words]);
    const problem = await pictureProblem(file);
    if (problem) return tell(problem);
    try {
      setCurrent({ name: file.name, part: 0 });
      const { id } = await sendFile<MediaRef>("/api/media", file, {
        headers: { "idempotency-key": crypto.randomUUID() },
        onProgress: (part) => setCurrent({ name: file.name, part }),
      });
      onAdded({ id, alt: "" });
    } catch (error) {
      const { fact, next } = describeProblem(error);
      tell(`${file.name} was not taken. ${fact} ${next}`.trim());
    } finally {
      setCurrent(undefined);
    }
  };

  return {
    current,
    refused,
    add(files, onAdded) {
      setRefused([]);
      for (const file of files) queue.current = queue.current.then(() => send(file, onAdded));
    },
  };
}
