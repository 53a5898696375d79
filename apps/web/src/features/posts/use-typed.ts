"use client";

import { useEffect, useRef, useState } from "react";

const pauseMs = 300;

/** What is typed into a search field: shown at once, looked for in the pause behind it. */
export function useTyped(known: string, look: (words: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(known);
  const said = useRef(known);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  }, [look]);
  // Changed from elsewhere, such as by "show everything" or the way back.
  useEffect(() => {
    if (known === said.current) return;
    said.current = known;
    setText(known);
  }, [known]);
  useEffect(() => {
    const words = text.trim();
    if (words === said.current) return undefined;
    const timer = setTimeout(() => {
      said.current = words;
      latest.current(words);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  // A dialogue that closes in the middle of the pause has been told already.
  const typed = useRef(text);
  useEffect(() => {
    typed.current = text;
  }, [text]);
  useEffect(
    () => () => {
      const words = typed.current.trim();
      if (words !== said.current) latest.current(words);
    },
    [],
  );
  return [text, setText];
}
