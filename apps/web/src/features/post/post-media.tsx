"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { mediaAddress } from "../../api/media-address.ts";

/** The post's pictures and films with what they are said to show: also whoever only looks on can check it. */
export function PostMedia({ ids }: { ids: string[] }) {
  const { data } = useQuery({
    queryKey: ["media", ids],
    queryFn: () => api.media.list({ ids }),
    enabled: ids.length > 0,
  });
  return ids.map((id) => {
    const { kind = "image", alt = "" } = data?.items.find((item) => item.id === id) ?? {};
    return (
      <figure className="stack s" key={id}>
        {kind === "video" ? (
          <video className="w-full rounded-(--r-m)" controls preload="metadata" src={mediaAddress(id)} />
        ) : (
          <img className="w-full rounded-(--r-m)" src={mediaAddress(id)} alt={alt} />
        )}
        {data && kind !== "video" ? (
          <figcaption className="small" dir="auto">
            {alt || "Not described for people who cannot see it."}
          </figcaption>
        ) : null}
      </figure>
    );
  });
}
