import { z } from "zod";

export const logLevelSetting = {
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .describe("Least level that is logged."),
};

/** What everything that listens reads, by the same names and with the same words. */
export const serverSettings = {
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe("Port of the web pages and the API."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on. 0.0.0.0 opens planrrr to the network."),
};
