"use client";

import { Button, Card, Notice, ProgressBar, Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { ownZone } from "../../../time/say-when.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { useTeamSettings } from "../../team/use-team.ts";
import { ApprovalNote } from "../approval-note.tsx";
import { PlanFrame } from "../plan-frame.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { CheckedRows } from "./checked-rows.tsx";
import { PlannedRows } from "./planned-rows.tsx";
import { useImport } from "./use-import.ts";

/** Many posts from a file: tried out first, planned only then. */
export function ImportPage() {
  const settings = useTeamSettings();
  return (
    <PlanFrame
      title="Import posts"
      lead="Many posts from one file. We try it out first and show each row; nothing is planned before you say so."
    >
      {settings.error ? <ProblemNotice error={settings.error} /> : null}
      {settings.isPending ? <Skeleton label="Opening the import" rows={1} height={240} /> : null}
      {settings.data ? <Importing teamZone={settings.data.timeZone ?? ownZone()} /> : null}
    </PlanFrame>
  );
}

function Importing({ teamZone }: { teamZone: string }) {
  const [timeZone, setTimeZone] = useState(teamZone);
  const work = useImport(timeZone);
  const { stage } = work;
  return (
    <div className="stack l">
      <ApprovalNote fact="What you import waits for a yes." />
      {stage.is === "choose" ? (
        <ChooseFile
          timeZone={timeZone}
          onZone={setTimeZone}
          problem={stage.problem}
          onChoose={(file) => void work.choose(file)}
        />
      ) : null}
      {stage.is === "checking" ? (
        <Busy
          words={`Trying out ${stage.chosen.name}`}
          done={stage.done}
          all={stage.chosen.rows.length}
          onStop={work.leave}
        />
      ) : null}
      {stage.is === "checked" ? <CheckedRows stage={stage} work={work} timeZone={timeZone} /> : null}
      {stage.is === "planning" ? (
        <Busy words="Planning your posts" done={stage.done} all={stage.all} />
      ) : null}
      {stage.is === "planned" ? <PlannedRows stage={stage} onAgain={work.leave} /> : null}
      {stage.is === "stopped" ? (
        <>
          <ProblemNotice
            error={stage.error}
            actions={
              <>
                <Button onClick={stage.goOn}>Go on where it stopped</Button>
                <Button tone="bare" onClick={work.leave}>
                  Choose another file
                </Button>
              </>
            }
          />
          <p className="soft">
            Nothing is planned twice: what is planned already is recognised.{" "}
            <Link href="/posts">Your posts</Link>
          </p>
        </>
      ) : null}
    </div>
  );
}

interface BusyProps {
  words: string;
  done: number;
  all: number;
  onStop?: () => void;
}

function Busy({ words, done, all, onStop }: BusyProps) {
  return (
    <Card className="stack">
      <h2 className="h3 wrap-anywhere">{words}</h2>
      <ProgressBar label={words} value={all === 0 ? 0 : done / all} />
      <p className="note num">
        {done.toLocaleString("en")} of {all.toLocaleString("en")}
      </p>
      {onStop ? (
        <div>
          <Button onClick={onStop}>Stop</Button>
        </div>
      ) : (
        <Notice tone="calm" fact="You can leave this page open and do something else.">
          If it is closed, choose the same file again, and it goes on where it stopped.
        </Notice>
      )}
    </Card>
  );
}
