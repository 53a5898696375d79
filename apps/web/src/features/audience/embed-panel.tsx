"use client";

import { CopyField } from "@planrrr/ui";
import { useInstance } from "../../session/use-instance.ts";

/** Where the counter for other pages comes from: the edge. Without one there is nothing to embed. */
export function EmbedPanel() {
  const edgeUrl = useInstance().data?.edgeUrl;
  if (!edgeUrl) return null;
  const code = `<script type="module" src="${edgeUrl}/widget.js"></script><social-ticker></social-ticker>`;
  return (
    <section className="panel stack">
      <h2 className="h3">On your own page</h2>
      <CopyField
        label="Put this where the number should stand"
        value={code}
        hint='Which accounts it shows is set at the edge; profile="…" chooses one of several.'
      />
      <p>
        <a className="text-link" href={`${edgeUrl}/`} target="_blank" rel="noopener">
          The same for a wall or a stream
        </a>
      </p>
    </section>
  );
}
