"use client";

import { Button, Icon, TabLinks } from "@planrrr/ui";
import type { ReactNode } from "react";
import { Link } from "../../navigation/link.tsx";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { looksAfter, useTeam } from "../team/use-team.ts";

const pages = [
  { href: "/watching", word: "What you watch" },
  { href: "/watching/drops", word: "Posts on a drop" },
  { href: "/watching/sources", word: "Sources", isForLeaders: true },
];

export interface WatchingFrameProps {
  title: string;
  lead: ReactNode;
  /** A form is open, which has the strong action. */
  hasForm?: boolean;
  children: ReactNode;
}

/** What the pages about deals have in common: their title, the way to each other, and to the catalogue. */
export function WatchingFrame({ title, lead, hasForm = false, children }: WatchingFrameProps) {
  const path = useNavigation().path.replace(/\/$/, "");
  const leads = looksAfter(useTeam().data?.role);
  return (
    <div className="page">
      <TabLinks
        label="Deals"
        links={pages
          .filter(({ href, isForLeaders }) => !isForLeaders || leads || href === path)
          .map(({ href, word }) => ({
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
        <Button asChild tone={hasForm ? "outline" : "ink"}>
          {/* Written by the API, outside this app: a link that loads it. */}
          <a href="/deals">
            <Icon name="list" />
            Find deals
          </a>
        </Button>
      </header>
      {children}
    </div>
  );
}
