"use client";

import {
  Button,
  GoldRing,
  NetworkMark,
  networkNames,
  Notice,
  type StateKind,
  stateKinds,
  StateMark,
  type UiNetwork,
} from "@planrrr/ui";

export function StateSamples() {
  return (
    <>
      <ul className="row">
        {(Object.keys(stateKinds) as StateKind[]).map((kind) => (
          <li key={kind} className="panel">
            <StateMark kind={kind} />
          </li>
        ))}
      </ul>
      <ul className="row">
        {(Object.keys(networkNames) as UiNetwork[]).map((network) => (
          <li key={network} className="row tight">
            <NetworkMark network={network} />
            {networkNames[network]}
          </li>
        ))}
        <li className="row tight">
          <GoldRing still />3 people are here
        </li>
      </ul>
      <Notice
        tone="warn"
        fact="12 characters too long for Bluesky."
        actions={
          <>
            <Button>Write a shorter one</Button>
            <Button tone="bare">Leave Bluesky out</Button>
          </>
        }
      >
        It takes 300, this has 312.
      </Notice>
      <Notice tone="danger" fact="It did not go out.">
        Mastodon did not take it: the words are empty.
      </Notice>
      <Notice tone="unknown" fact="We could not confirm it.">
        Please look at your page and tell us.
      </Notice>
      <Notice tone="success" fact="Your new password is set.">
        Sign in with it.
      </Notice>
      <Notice tone="calm" icon="clock" fact="The clocks go back that night.">
        Nine stays nine in Dublin.
      </Notice>
    </>
  );
}
