"use client";

import { TabLinks } from "@planrrr/ui";
import type { ReactNode } from "react";
import { Link } from "../../navigation/link.tsx";
import { useNavigation } from "../../navigation/use-navigation.ts";

const pages = [
  { href: "/plan", word: "Saved texts" },
  { href: "/plan/slots", word: "Weekly times" },
  { href: "/plan/repeats", word: "Repeating posts" },
  { href: "/plan/import", word: "Import" },
];

export interface PlanFrameProps {
  title: string;
  lead: ReactNode;
  /** The page's one strong action. */
  action?: ReactNode;
  children: ReactNode;
}

/** What the pages of planning have in common: their title, and the way to each other. */
export function PlanFrame({ title, lead, action, children }: PlanFrameProps) {
  const path = useNavigation().path.replace(/\/$/, "");
  return (
    <div className="page">
      <TabLinks
        label="Planning"
        links={pages.map(({ href, word }) => ({
          key: href,
          link: (
            <Link href={href} aria-current={href === path ? "page" : undefined}>
              {word}
            </Link>
          ),
        }))}
      />
      <header className="page-head">
        <div>
          <h1 className="h1">{title}</h1>
          <p className="lead read">{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
