"use client";

import type { LinkPreview } from "@planrrr/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../api/client.ts";

const pauseMs = 600;
const longest = 2000;

/** What the page behind a link tells of itself; asked when the link has stood still for a moment. */
export function useLinkPreview(url: string | undefined): LinkPreview | undefined {
  // Nothing at first, wherever the card is shown: half of an address that is being typed is nobody's page.
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(url), pauseMs);
    return () => clearTimeout(timer);
  }, [url]);
  const { data } = useQuery({
    queryKey: ["link", asked],
    queryFn: () => api.links.get({ url: asked ?? "" }),
    enabled: asked !== undefined && asked === url && asked.length <= longest,
    retry: false,
    // One look at a stranger's page is enough, whatever else on the screen is read anew.
    staleTime: "static",
  });
  return data?.url === url ? data : undefined;
}
