export { type LinkReading, readLink } from "./read-link.ts";
