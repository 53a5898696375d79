"use client";

import { BrokenPage } from "../../features/lost/broken-page.tsx";

export default function Broken({ reset }: { error: Error; reset: () => void }) {
  return <BrokenPage onRetry={reset} />;
}
