"use client";

import { FaceButton, Menu, MenuChoices, MenuItem, MenuLabel, MenuRule } from "@planrrr/ui";
import { Link } from "../navigation/link.tsx";
import { useSignOut } from "../session/use-sign-out.ts";
import { useSignedIn } from "../session/use-session.ts";
import { themes, useTheme } from "./use-theme.ts";

export function AccountMenu() {
  const { user } = useSignedIn();
  const { theme, chooseTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <Menu trigger={<FaceButton name={user.name} aria-label={`${user.name}: your account and settings`} />}>
      <MenuLabel>{user.email}</MenuLabel>
      <MenuItem asChild>
        <Link href="/account">Your account</Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/team">Your team</Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/connections">Connections</Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/keys">API keys</Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/webhooks">Webhooks</Link>
      </MenuItem>
      <MenuRule />
      <MenuChoices label="Look" value={theme} options={themes} onChange={chooseTheme} />
      <MenuRule />
      <MenuItem onSelect={() => void signOut()}>Sign out</MenuItem>
    </Menu>
  );
}
