import type { Page } from "@playwright/test";

/** Takes a page's pictures. `prepare`: what has to be opened on it first. */
export type Shoot = (
  page: Page,
  name: string,
  address: string,
  prepare?: () => Promise<void>,
) => Promise<void>;
