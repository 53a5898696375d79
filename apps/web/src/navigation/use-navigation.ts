"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";

export interface Navigation {
  path: string;
  query: URLSearchParams;
  go(href: string): void;
  /** Instead of the page that is open: "back" does not lead to it again. */
  replace(href: string): void;
}

export function useNavigation(): Navigation {
  const { push, replace } = useRouter();
  const path = usePathname();
  const search = useSearchParams().toString();
  return useMemo(
    () => ({
      path,
      query: new URLSearchParams(search),
      go: (href) => push(href),
      replace: (href) => replace(href),
    }),
    [path, search, push, replace],
  );
}
