import { Slot } from "radix-ui";
import type { ReactElement } from "react";

export interface TabLinksProps {
  label: string;
  /** Links; the open page's has `aria-current="page"`. */
  links: readonly { key: string; link: ReactElement }[];
}

/** Pages that belong together, side by side: links that look like tabs. */
export function TabLinks({ label, links }: TabLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="tab-links">
        {links.map(({ key, link }) => (
          <li key={key}>
            <Slot.Root className="tab">{link}</Slot.Root>
          </li>
        ))}
      </ul>
    </nav>
  );
}
