import { Button, Notice } from "@planrrr/ui";
import { SignPage } from "../sign/sign-page.tsx";

/** Where an invitation leads. Filled in by src/plain/join.ts. */
export function JoinPage() {
  return (
    <SignPage title="You are invited" script="join">
      <p className="soft" data-reading>
        Reading your invitation.
      </p>
      <div role="alert">
        <div className="stack" data-problem hidden>
          <Notice tone="warn" fact="&#8203;">
            <span data-next />
          </Notice>
          <a className="text-link" href="/">
            Open planrrr
          </a>
        </div>
      </div>
      <div className="stack l" data-invite hidden>
        <p className="lead wrap-anywhere">
          <b data-from /> invites you to plan posts together in the team <b data-team />, as{" "}
          <span data-role />.
        </p>
        <div className="stack" data-signed-in hidden>
          <p className="soft wrap-anywhere">
            You are signed in as <b data-name />. Your own team stays as it is, and you can switch between
            them.
          </p>
          <Button tone="ink" size="big" wide data-join>
            Join the team
          </Button>
        </div>
        <div className="stack" data-signed-out hidden>
          <p className="soft">
            Next you need an account here. <span data-after>Then you come back to this page.</span>
          </p>
          <Button asChild tone="ink" size="big" wide>
            <a href="/sign-up">Make an account</a>
          </Button>
          <Button asChild size="big" wide>
            <a href="/sign-in">I have one: sign in</a>
          </Button>
        </div>
      </div>
    </SignPage>
  );
}
