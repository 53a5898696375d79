"use client";

import type { CreatePostInput, ValidatePostOutput } from "@planrrr/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../api/client.ts";

const pauseMs = 350;

export interface Check {
  /** What the networks say to the words of a moment ago. */
  result: ValidatePostOutput | undefined;
  /** The question itself was refused: a time that has passed, an account that is gone. */
  error: unknown;
  /** The answer is to exactly what is on the screen. */
  isCurrent: boolean;
  /** After something has changed that is not in the question: what a picture shows. */
  again: () => void;
}

/** Asks the server what each network would say, whenever typing pauses. */
export function useCheck(input: CreatePostInput): Check {
  const wanted = JSON.stringify(input);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const check = useQuery({
    queryKey: ["check", asked],
    queryFn: () => api.posts.validate(JSON.parse(asked) as CreatePostInput),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    gcTime: 10_000,
  });
  return {
    result: check.data,
    error: check.error,
    again: () => void check.refetch(),
    isCurrent: asked === wanted && !check.isFetching && !check.isPlaceholderData,
  };
}
