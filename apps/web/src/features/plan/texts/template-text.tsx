import { splitVariables } from "./split-variables.ts";

/** A text with its variables set apart. Not by colour alone: they keep their braces. */
export function TemplateText({ text }: { text: string }) {
  return (
    <p className="words" dir="auto">
      {splitVariables(text).map(({ text: part, variable }, nth) =>
        variable ? (
          <span key={nth} className="variable">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
}
