import {
  Button,
  Field,
  Masthead,
  NetworkMark,
  networkNames,
  Notice,
  Textarea,
  type UiNetwork,
} from "@planrrr/ui";

const networks = Object.keys(networkNames) as UiNetwork[];

/** For somebody without an account, opened by a link that decides once. Filled in by src/plain/review.ts. */
export function ReviewPage() {
  return (
    <>
      <Masthead home={<span className="wordmark">planrrr</span>} items={[]} />
      <main id="main" className="page narrow" data-plain="review" tabIndex={-1}>
        <p className="soft" data-reading>
          Reading the post.
        </p>
        <div role="alert">
          <div data-problem hidden>
            <h1 className="sr">Your opinion</h1>
            <Notice tone="warn" fact="&#8203;">
              <span data-next />
            </Notice>
          </div>
        </div>
        <div className="stack" data-done tabIndex={-1} hidden>
          <h1 className="h1" data-done-fact />
          <p className="lead" data-done-next />
        </div>
        <div className="stack l" data-review hidden>
          <header className="stack s">
            <h1 className="h1 wrap-anywhere">
              <bdi data-reviewer />, what do you think?
            </h1>
            <p className="lead wrap-anywhere">
              <bdi data-team /> asks you before this goes out. <span data-when />
            </p>
          </header>
          <div data-asked hidden>
            <Notice tone="calm" fact="They wrote to you:">
              <span className="wrap-anywhere" data-comment />
            </Notice>
          </div>
          <div className="stack" data-versions />
          <form className="panel stack" method="post" data-decide>
            <Field label="Your words to them" hint="Needed where something should be different.">
              {(control) => <Textarea {...control} name="comment" maxLength={2000} />}
            </Field>
            <p className="field-error" role="alert" data-missing hidden />
            <div className="row">
              <Button tone="ink" size="big" type="submit" value="approve">
                Yes, let it go out
              </Button>
              <Button size="big" type="submit" value="reject">
                Ask for changes
              </Button>
            </div>
            <p className="note">
              You decide once. The link is good until <span data-until />.
            </p>
          </form>
        </div>
        {networks.map((network) => (
          <template key={network} data-network={network}>
            <section className="panel stack">
              <h2 className="h4 row">
                <NetworkMark network={network} />
                <span className="min-w-0 wrap-anywhere">
                  {networkNames[network]} <span className="pub-account" data-handle />
                </span>
              </h2>
              <p className="soft" data-part hidden />
              <p className="soft" data-warning hidden />
              <p className="words read" data-words />
              <div className="stack empty:hidden" data-media />
              <p className="note wrap-anywhere" data-card hidden />
            </section>
          </template>
        ))}
      </main>
    </>
  );
}
