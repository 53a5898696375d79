import path from "node:path";

/** Everything that belongs to one cluster lies beside its data folder, under the same first name. */
export interface DataLayout {
  dataDir: string;
  passwordFile: string;
  logFile: string;
  supervisorFile: string;
  pidFile: string;
  versionFile: string;
}

export function dataLayout(dataDir: string): DataLayout {
  const absolute = path.resolve(dataDir);
  return {
    dataDir: absolute,
    passwordFile: `${absolute}.password`,
    logFile: `${absolute}.log`,
    supervisorFile: `${absolute}.supervisor`,
    pidFile: path.join(absolute, "postmaster.pid"),
    versionFile: path.join(absolute, "PG_VERSION"),
  };
}
