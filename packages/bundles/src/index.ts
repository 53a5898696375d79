export type { BundlesContext } from "./context.ts";
export { listSources, type SourceState } from "./list-sources.ts";
export type { Run } from "./runs/complete-ingestion-run.ts";
export { runSource } from "./runs/run-source.ts";
export { readSources, SourcesFileError } from "./sources/read-sources.ts";
export type { Source, SourcesFile } from "./sources/source.ts";
