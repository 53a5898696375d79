"use client";

import { Button, Icon, Skeleton, Steps } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../navigation/link.tsx";
import { useSignedIn } from "../../session/use-session.ts";
import { AccountPicker } from "../connections/account-picker.tsx";
import { ConnectDialog, type Connecting } from "../connections/connect-dialog.tsx";
import { NetworkChoice } from "../connections/network-choice.tsx";
import { SandboxOffer } from "../connections/sandbox-offer.tsx";
import { useConnections } from "../connections/use-connections.ts";
import { useMayConnect } from "../connections/use-may-connect.ts";
import { useWayBack } from "../connections/use-way-back.ts";
import { WayBackProblem } from "../connections/way-back-problem.tsx";
import { TeamNameForm } from "./team-name-form.tsx";
import { useFirstSteps } from "./use-first-steps.ts";

export function WelcomePage() {
  const { user, team } = useSignedIn();
  const mayConnect = useMayConnect();
  const { current, nameIsDone } = useFirstSteps(mayConnect);
  const { choosing, problem, chosen } = useWayBack(useConnections().data);
  const [connecting, setConnecting] = useState<Connecting | null>(null);
  return (
    <div className="page">
      <header className="first-head">
        <h1 className="h1 hero">Three steps to your first post, {user.name.split(" ")[0]}</h1>
        <p className="lead">About four minutes. You can stop at any point, nothing is lost.</p>
      </header>
      <WayBackProblem problem={problem} />
      {current === undefined ? <Skeleton label="Looking how far you are" rows={1} height={220} /> : null}
      {current === undefined ? null : (
        <Steps
          current={current}
          steps={[
            {
              title: "Name your team",
              children: (
                <>
                  {mayConnect ? (
                    <p className="soft">
                      Your own name is fine, and so is your business. You can change it later.
                    </p>
                  ) : (
                    <p className="soft">Your team has its name already.</p>
                  )}
                  {current === 0 ? (
                    <TeamNameForm submit="Use this name" onDone={nameIsDone} />
                  ) : (
                    <p className="h3">{team.name}</p>
                  )}
                </>
              ),
            },
            {
              title: "Connect an account",
              children: (
                <>
                  <p className="soft">Choose where your people are. We never see your own password.</p>
                  {current < 2 && mayConnect ? (
                    <NetworkChoice from="welcome" onChoose={setConnecting} />
                  ) : null}
                  {current < 2 && !mayConnect ? (
                    <>
                      <p>An owner or admin of your team does this. You can write drafts meanwhile.</p>
                      <Button asChild tone="ink" className="justify-self-start">
                        <Link href="/write">
                          <Icon name="pencil" />
                          Write a draft
                        </Link>
                      </Button>
                    </>
                  ) : null}
                </>
              ),
            },
            {
              title: "Write something short",
              children: (
                <>
                  <p className="soft">
                    One thing you said to a client this week is enough. Send it now or pick a time: it goes
                    out once.
                  </p>
                  {current === 2 ? (
                    <Button asChild tone="ink" className="justify-self-start">
                      <Link href="/write">
                        <Icon name="pencil" />
                        Write your first post
                      </Link>
                    </Button>
                  ) : (
                    <figure className="ghost" aria-hidden="true">
                      <p>Finish your plate, put on your shoes, walk to the corner and back …</p>
                    </figure>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {current !== undefined && current < 2 && mayConnect ? <SandboxOffer /> : null}
      <AccountPicker signInId={choosing} onDone={chosen} />
      <ConnectDialog connecting={connecting} onClose={() => setConnecting(null)} />
    </div>
  );
}
