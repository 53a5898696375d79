"use client";

import { Button } from "@planrrr/ui";

/** A mistake of ours while a page was drawn. */
export function BrokenPage({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="page narrow stack" role="alert">
      <h1 className="h1">This page fell over</h1>
      <p className="lead">That is our mistake. Nothing is lost: what you wrote is kept in this browser.</p>
      <div className="row">
        <Button tone="ink" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  );
}
