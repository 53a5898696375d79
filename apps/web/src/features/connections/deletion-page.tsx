import { Masthead, Notice } from "@planrrr/ui";

/** For somebody who asked a network that planrrr forget them. Filled in by src/plain/deletion.ts. */
export function DeletionPage() {
  return (
    <>
      <Masthead home={<span className="wordmark">planrrr</span>} items={[]} />
      <main id="main" className="page narrow" data-plain="deletion" tabIndex={-1}>
        <p className="soft" data-reading>
          Looking for your request.
        </p>
        <div role="alert">
          <div data-problem hidden>
            <h1 className="sr">Your request</h1>
            <Notice tone="warn" fact="&#8203;">
              <span data-next />
            </Notice>
          </div>
        </div>
        <div className="stack" data-deletion hidden>
          <h1 className="h1">You are forgotten here</h1>
          <p className="lead">
            You asked <bdi data-network /> on <span data-asked />. It was done on <span data-done />.
          </p>
          <p className="soft" data-count />
          <p className="note wrap-anywhere">
            The code of your request is <b data-code />.
          </p>
        </div>
      </main>
    </>
  );
}
