"use client";

import type { SignInChoices } from "@planrrr/contract";
import { Button, Checkbox, NetworkMark, networkNames, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../api/client.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useConnectionsChanged } from "./use-connections.ts";

type Account = SignInChoices["accounts"][number];

const keyOf = ({ network, accountId }: Account) => `${network} ${accountId}`;

export function AccountChoices({ choices, onDone }: { choices: SignInChoices; onDone: () => void }) {
  const { id, accounts } = choices;
  const [chosen, setChosen] = useState<string[]>([]);
  const changed = useConnectionsChanged();
  const connect = useMutation({
    mutationFn: () =>
      api.connections.choose({
        id,
        accounts: accounts
          .filter((account) => chosen.includes(keyOf(account)))
          .map(({ network, accountId }) => ({ network, accountId })),
      }),
    onSuccess: async ({ items }) => {
      await changed();
      const count =
        items.length === 1 ? "One account is" : `${capitalise(numberWord(items.length))} accounts are`;
      showToast({ fact: `${count} connected`, more: "You can post there now." });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!connect.isPending && chosen.length > 0) connect.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {connect.error ? <ProblemNotice error={connect.error} /> : null}
      <fieldset className="stack s">
        <legend className="sr">Accounts of this login</legend>
        {accounts.map((account) => {
          const key = keyOf(account);
          const toggle = (on: boolean) =>
            setChosen(on ? [...chosen, key] : chosen.filter((each) => each !== key));
          return (
            <Checkbox key={key} checked={chosen.includes(key)} onChange={toggle}>
              <AccountFace account={account} />
            </Checkbox>
          );
        })}
      </fieldset>
      <div className="dialog-actions">
        <Button onClick={onDone}>Not now</Button>
        <Button tone="ink" type="submit" busy={connect.isPending} disabled={chosen.length === 0}>
          Connect {chosen.length === 1 ? "it" : "them"}
        </Button>
      </div>
    </form>
  );
}

function AccountFace({ account }: { account: Account }) {
  const { network, displayName, handle, connected } = account;
  return (
    <span className="flex items-center gap-2.5">
      <NetworkMark network={network} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <b>{displayName}</b>
        <span className="block text-(--text-soft)">
          {networkNames[network]}, {handle}
          {connected ? ". Connected already: choosing it renews it" : ""}
        </span>
      </span>
    </span>
  );
}
