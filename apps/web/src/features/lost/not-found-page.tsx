"use client";

import { Button, Masthead } from "@planrrr/ui";

export function NotFoundPage() {
  const home = (
    <a className="wordmark" href="/">
      planrrr
    </a>
  );
  return (
    <>
      <Masthead home={home} items={[]} />
      <main id="main" className="page narrow stack" tabIndex={-1}>
        <h1 className="h1">There is no such page</h1>
        <p className="lead">It may have been deleted, or the address has a slip in it.</p>
        <div className="row">
          <Button asChild tone="ink">
            <a href="/">Go to your posts</a>
          </Button>
        </div>
      </main>
    </>
  );
}
