"use client";

import { useEffect, useRef } from "react";
import { useNavigation } from "../../navigation/use-navigation.ts";

/**
 * Puts a saved text that the address names on the desk, once, behind what stands there already. The address forgets it
 * then: a reload does not put it there again.
 */
export function useTemplateText(
  template: string | undefined,
  text: string,
  change: (part: { text: string }) => void,
): void {
  const { query, replace } = useNavigation();
  const done = useRef(false);
  useEffect(() => {
    if (template === undefined || done.current) return;
    done.current = true;
    change({ text: text.trim() === "" ? template : `${text.trimEnd()}\n\n${template}` });
    const rest = new URLSearchParams(query);
    rest.delete("template");
    replace(rest.size > 0 ? `/write?${rest.toString()}` : "/write");
  }, [template, text, change, query, replace]);
}
