import type { ReactNode } from "react";
import type { IconName } from "./icon-paths.ts";
import { Icon } from "./icon.tsx";

export interface MastheadProps {
  /** The word mark, as a link home. */
  home: ReactNode;
  /** Links with `aria-current` on the open page. Words, no icons. */
  items: readonly { key: string; link: ReactNode }[];
  /** Team, the one action, you. */
  end?: ReactNode;
}

export function Masthead({ home, items, end }: MastheadProps) {
  return (
    <header className="mast">
      <div className="mast-in">
        {home}
        {items.length > 0 ? (
          <nav aria-label="Main">
            <ul>
              {items.map(({ key, link }) => (
                <li key={key}>{link}</li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className="end">{end}</div>
      </div>
    </header>
  );
}

/** Takes the navigation's place where the screen is narrow: three or four, with icon and word. */
export function BottomBar({ items }: { items: readonly { key: string; link: ReactNode }[] }) {
  return (
    <nav className="bottom-bar" aria-label="Main, bottom of the screen">
      <ul>
        {items.map(({ key, link }) => (
          <li key={key}>{link}</li>
        ))}
      </ul>
    </nav>
  );
}

export function BottomBarFace({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <>
      <Icon name={icon} />
      {children}
    </>
  );
}
