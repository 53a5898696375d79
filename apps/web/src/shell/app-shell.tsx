"use client";

import { BottomBar, BottomBarFace, Button, Icon, Masthead, Notice, Skeleton } from "@planrrr/ui";
import { type ReactNode, useEffect } from "react";
import { describeProblem } from "../api/describe-problem.ts";
import { useLiveNews } from "../live/use-live-news.ts";
import { Link } from "../navigation/link.tsx";
import { signInHref } from "../navigation/sign-in-href.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { SignedInContext, useSessionState } from "../session/use-session.ts";
import { AccountMenu } from "./account-menu.tsx";
import { isCurrent, type NavigationItem } from "./navigation-items.tsx";
import { OutsideNotice } from "./outside-notice.tsx";
import { useHasOwnAction } from "./own-action.ts";
import { SlowBar } from "./slow-bar.tsx";
import { TeamMenu } from "./team-menu.tsx";
import { useNavigationItems } from "./use-navigation-items.ts";
import { useSinglePresses } from "./use-single-presses.ts";

/** Pages that always have a strong action of their own; others say it by `OwnAction`. */
const ownAction = new Set([
  "/post",
  "/welcome",
  "/team",
  "/keys",
  "/webhooks",
  "/plan",
  "/plan/slots",
  "/plan/repeats",
  "/plan/import",
  "/community",
  "/watching",
  "/watching/drops",
  "/watching/sources",
]);
/** Where a post is being written, the composer's bar takes the place of everything that leads away. */
const writing = new Set(["/write"]);

export function AppShell({ children }: { children: ReactNode }) {
  const session = useSessionState();
  const { path, query } = useNavigation();
  const hasOwnAction = useHasOwnAction();
  useSinglePresses();
  const nobody = session.is === "nobody";
  useEffect(() => {
    if (nobody) window.location.replace(signInHref(query.size > 0 ? `${path}?${query.toString()}` : path));
  }, [nobody, path, query]);

  if (session.is !== "somebody") {
    return (
      <>
        <Masthead
          home={
            <a className="wordmark" href="/">
              planrrr
            </a>
          }
          items={[]}
        />
        <SlowBar />
        <main id="main" className="page" tabIndex={-1}>
          {session.is === "outside" ? <OutsideNotice /> : <h1 className="sr">planrrr</h1>}
          {session.is === "failed" ? <SessionProblem error={session.error} retry={session.retry} /> : null}
          {session.is === "loading" || nobody ? <Skeleton label="Opening planrrr" /> : null}
        </main>
      </>
    );
  }
  return (
    <SignedInContext value={session.signedIn}>
      <SignedInShell path={path} hasOwnAction={hasOwnAction || ownAction.has(path)}>
        {children}
      </SignedInShell>
    </SignedInContext>
  );
}

interface SignedInShellProps {
  path: string;
  hasOwnAction: boolean;
  children: ReactNode;
}

function SignedInShell({ path, hasOwnAction, children }: SignedInShellProps) {
  const { masthead, bottom } = useNavigationItems();
  const linkTo = (item: NavigationItem, face: ReactNode) => (
    <Link href={item.href} aria-current={isCurrent(item, path) ? "page" : undefined}>
      {face}
    </Link>
  );
  return (
    <>
      <Masthead
        home={
          <Link className="wordmark" href="/posts">
            planrrr
          </Link>
        }
        items={masthead.map((item) => ({ key: item.href, link: linkTo(item, item.word) }))}
        end={
          <>
            <TeamMenu />
            {writing.has(path) ? null : (
              <Button asChild tone={hasOwnAction ? "outline" : "ink"}>
                <Link href="/write">
                  <Icon name="pencil" />
                  New post
                </Link>
              </Button>
            )}
            <AccountMenu />
          </>
        }
      />
      <LiveNews />
      <SlowBar />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {writing.has(path) ? null : (
        <BottomBar
          items={bottom.map((item) => ({
            key: item.href,
            link: linkTo(item, <BottomBarFace icon={item.icon}>{item.word}</BottomBarFace>),
          }))}
        />
      )}
    </>
  );
}

function LiveNews() {
  useLiveNews();
  return null;
}

function SessionProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const { fact, next } = describeProblem(error);
  return (
    <Notice tone="warn" role="alert" fact={fact} actions={<Button onClick={retry}>Try again</Button>}>
      {next}
    </Notice>
  );
}
