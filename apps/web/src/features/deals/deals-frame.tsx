import { Masthead } from "@planrrr/ui";

/**
 * What stands around the public pages of deals. The API fills `main` for every request (apps/api/src/deals/pages); like
 * the pages before a sign-in this one carries a small script (src/plain/deals.ts) in place of React.
 */
export function DealsFrame() {
  return (
    <>
      <Masthead
        home={
          <a className="wordmark" href="/">
            planrrr
          </a>
        }
        items={[
          {
            key: "deals",
            link: (
              <a href="/deals" aria-current="page">
                Deals
              </a>
            ),
          },
        ]}
        end={
          <a className="text-link" href="/sign-in" data-sign-in>
            Sign in
          </a>
        }
      />
      <main id="main" className="page" data-plain="deals" tabIndex={-1} data-filled-by="api" />
    </>
  );
}
