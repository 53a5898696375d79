import type { ComponentProps } from "react";

/** The first letter of a name, a surrogate pair or an accent kept whole. */
export function monogramOf(name: string): string {
  const first = new Intl.Segmenter().segment(name.trim())[Symbol.iterator]().next();
  return first.done ? "?" : first.value.segment.toLocaleUpperCase();
}

/** A person's or account's round monogram. Pictures of networks would be requests to strangers. */
export function Face({
  name,
  small = false,
  coach = false,
}: {
  name: string;
  small?: boolean;
  /** Leads the team: a gold rim. */
  coach?: boolean;
}) {
  return (
    <span
      className={`face ${small ? "s" : ""} ${coach ? "coach" : ""}`}
      data-monogram={monogramOf(name)}
      aria-hidden="true"
    />
  );
}

export function FaceButton({ name, ...rest }: { name: string } & ComponentProps<"button">) {
  return <button {...rest} type="button" className="face" data-monogram={monogramOf(name)} />;
}
