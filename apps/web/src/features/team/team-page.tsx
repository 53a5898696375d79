"use client";

import { Skeleton } from "@planrrr/ui";
import type { ReactNode } from "react";
import { useSignedIn } from "../../session/use-session.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { TeamNameForm } from "../welcome/team-name-form.tsx";
import { AnnounceSetting } from "./announce-setting.tsx";
import { ApprovalSetting } from "./approval-setting.tsx";
import { HandOver } from "./hand-over.tsx";
import { InviteForm } from "./invite-form.tsx";
import { LeaveTeam } from "./leave-team.tsx";
import { MemberRow } from "./member-row.tsx";
import { NewTeam } from "./new-team.tsx";
import { OpenInvites } from "./open-invites.tsx";
import { TeamHistory } from "./team-history.tsx";
import { looksAfter, useMembers, useTeam } from "./use-team.ts";

export function TeamPage() {
  const { team: known, user } = useSignedIn();
  const team = useTeam();
  const members = useMembers();
  const error = team.error ?? members.error;
  const role = team.data?.role;
  const people = members.data?.items ?? [];
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1 className="h1">{team.data?.name ?? known.name}</h1>
          <p className="lead">{role ? `${peopleWords(people.length)} ${ownWords[role]}` : "Your team."}</p>
        </div>
      </header>
      {error ? <ProblemNotice error={error} /> : null}
      {!error && (!role || !members.data) ? <Skeleton label="Reading your team" /> : null}
      {role && members.data ? (
        <div className="stack l">
          <Part title="People">
            <ul>
              {people.map((member) => (
                <MemberRow key={member.id} member={member} role={role} own={member.id === user.id} />
              ))}
            </ul>
          </Part>
          {looksAfter(role) ? (
            <>
              <Part
                title="Invite somebody"
                words="By a link that you pass on yourself, or that we mail for you."
              >
                <InviteForm />
                <OpenInvites />
              </Part>
              <Part title="Approval">
                <ApprovalSetting />
              </Part>
              <Part title="News">
                <AnnounceSetting />
              </Part>
              <Part title="Name">
                <TeamNameForm submit="Save the name" tone="outline" />
              </Part>
              <Part title="Who did what" words="Newest first. Only owners and admins see this.">
                <TeamHistory people={people} />
              </Part>
            </>
          ) : null}
          {people.length > 1 ? (
            <Part title="Leave">
              {role === "owner" ? <HandOver people={people.filter(({ id }) => id !== user.id)} /> : null}
              <LeaveTeam />
            </Part>
          ) : null}
          <Part
            title="Another team"
            words="You are in both, and change between them by the team’s name at the top."
          >
            <NewTeam />
          </Part>
        </div>
      ) : null}
    </div>
  );
}

const ownWords = {
  owner: "You are an owner and look after everything.",
  admin: "You are an admin: you invite people and approve posts.",
  member: "You are a member: you write posts and plan them.",
};

function peopleWords(count: number): string {
  if (count === 1) return "Only you so far.";
  return `${capitalise(numberWord(count))} people.`;
}

function Part({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <section className="panel stack">
      <div className="section-head">
        <h2 className="h3">{title}</h2>
        {words ? <p className="soft">{words}</p> : null}
      </div>
      {children}
    </section>
  );
}
