export { cursorAt } from "./cursor-at.ts";
export { fillCatalogue } from "./fill-catalogue.ts";
export { generateDeal, type MadeDeal, madeWord } from "./generate-deals.ts";
