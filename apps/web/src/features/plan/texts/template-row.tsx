"use client";

import type { Template } from "@planrrr/contract";
import { Button, Icon } from "@planrrr/ui";
import { Link } from "../../../navigation/link.tsx";
import { TemplateText } from "./template-text.tsx";

export interface TemplateRowProps {
  template: Template;
  onChange: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

export function TemplateRow({ template, onChange, onDuplicate, onRemove }: TemplateRowProps) {
  const { id, name, kind, text, variables } = template;
  const of = <span className="sr"> “{name}”</span>;
  return (
    <li className="panel stack">
      <div className="stack s">
        <h2 className="h3 wrap-anywhere" dir="auto">
          {name}
        </h2>
        <p className="note">
          {kind === "hashtags" ? "Hashtags, put behind a text" : "Text"}
          {variables.length > 0 ? ` · asks for ${variables.join(", ")}` : ""}
        </p>
      </div>
      <div className="clamped">
        <TemplateText text={text} />
      </div>
      <div className="row mt-auto">
        <Button asChild>
          <Link href={`/write?template=${id}`}>
            <Icon name="pencil" />
            Use it{of}
          </Link>
        </Button>
        <Button tone="bare" onClick={onChange}>
          Change{of}
        </Button>
        <Button tone="bare" onClick={onDuplicate}>
          Duplicate{of}
        </Button>
        <Button tone="bare" onClick={onRemove}>
          Delete{of}
        </Button>
      </div>
    </li>
  );
}
