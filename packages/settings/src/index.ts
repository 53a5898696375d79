export { givenVariables, type Variables } from "./given-variables.ts";
export { logLevelSetting, serverSettings } from "./server-settings.ts";
export { flag, httpUrl, list, postgresUrl, redisUrl } from "./setting-kinds.ts";
