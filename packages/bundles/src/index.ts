export type { BundlesContext } from "./context.ts";
export { listSources, type SourceState } from "./list-sources.ts";
export { overviewSources } from "./overview-sources.ts";
export { measureSources, type SourceFacts } from "./measure-sources.ts";
export { type Recorded, recordSource } from "./record-source.ts";
export type { Run } from "./runs/complete-ingestion-run.ts";
export { closeInterruptedRuns } from "./runs/close-interrupted-runs.ts";
export { getRun } from "./runs/get-run.ts";
export { listRuns } from "./runs/list-runs.ts";
export { performRun } from "./runs/perform-run.ts";
export { requestRun } from "./runs/request-run.ts";
export { runSource } from "./runs/run-source.ts";
export { nextDue } from "./schedule/due-time.ts";
export { listWaitingRuns, type PlannedRun, planRuns } from "./schedule/plan-runs.ts";
export { syncSources } from "./schedule/sync-sources.ts";
export { readSources, SourcesFileError } from "./sources/read-sources.ts";
export { isExampleAddress } from "./sources/require-contact.ts";
export type { Source, SourcesFile } from "./sources/source.ts";
export { type BundleChanges, readBundleChanges } from "./store/read-bundle-changes.ts";
export type { CatalogueContext } from "./search/catalogue-context.ts";
export { foldFacets } from "./search/fold-facets.ts";
export { getBundle } from "./search/get-bundle.ts";
export { listFacets } from "./search/list-facets.ts";
export { type Catalogue, openCatalogue } from "./search/open-catalogue.ts";
export { questionOf, searchBundles } from "./search/search-bundles.ts";
export type { PriceStep } from "./history/price-steps.ts";
export { readPriceSteps } from "./history/read-price-steps.ts";
export { digitsOf, toMinorUnits } from "./normalise/to-minor-units.ts";
export { type AlertMail, claimAlertMail, settleAlertMail } from "./watch/claim-alert-mail.ts";
export { forgetDealAlerts, listDealAlerts, readDealAlerts } from "./watch/deal-alerts.ts";
export { followBundleChanges } from "./watch/follow-bundle-changes.ts";
export { noteChanges } from "./watch/note-changes.ts";
export {
  createSavedSearch,
  getSavedSearch,
  listSavedSearches,
  removeSavedSearch,
  updateSavedSearch,
} from "./watch/saved-searches.ts";
export type { WatchContext } from "./watch/watch-context.ts";
