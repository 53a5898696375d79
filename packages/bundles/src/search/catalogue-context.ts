import type { Database } from "@planrrr/database";
import type { Catalogue } from "./open-catalogue.ts";

/** What reading the catalogue needs. */
export interface CatalogueContext {
  db: Database;
  catalogue: Catalogue;
  /** Signs cursors; the same in every process. */
  cursorKey: string;
  now(): Date;
}
