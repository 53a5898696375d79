"use client";

import { Button, Card, Face } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { useSignedIn } from "../../session/use-session.ts";
import { useSignOut } from "../../session/use-sign-out.ts";

const ways = [
  { href: "/community", name: "Community", words: "Where your people meet, live." },
  { href: "/watching", name: "Deals", words: "What you watch, and posts that wait for a drop." },
  { href: "/audience", name: "Your audience", words: "Who follows along, and how that grows." },
  { href: "/connections", name: "Connections", words: "The accounts your posts go out on." },
  { href: "/plan", name: "Plan", words: "Saved texts and your weekly times." },
  { href: "/team", name: "Your team", words: "Who works with you, and who did what." },
  { href: "/account", name: "Your account", words: "Name, look, password, and where you are signed in." },
  { href: "/keys", name: "API keys", words: "For programs that work for you." },
  { href: "/webhooks", name: "Webhooks", words: "Your programs are told what happens." },
];

/** Where a narrow screen finds what stands in the masthead and its menus elsewhere. */
export function YouPage() {
  const { user, team } = useSignedIn();
  const signOut = useSignOut();
  return (
    <div className="page narrow">
      <header className="page-head">
        <div className="you">
          <Face name={user.name} />
          <div>
            <h1 className="h1">{user.name}</h1>
            <p className="soft wrap-anywhere">
              {user.email}, in {team.name}
            </p>
          </div>
        </div>
        <Button onClick={() => void signOut()}>Sign out</Button>
      </header>
      <nav aria-label="Yours">
        <ul className="stack">
          {ways.map(({ href, name, words }) => (
            <li key={href}>
              <Card className="relative">
                <Link className="text-link h3 after:absolute after:inset-0" href={href}>
                  {name}
                </Link>
                <p className="soft">{words}</p>
              </Card>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
