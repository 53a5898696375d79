import { layout, binFile } from "./layout.mjs";
import { SetupProblem } from "./problems.mjs";
import { runCommand } from "./run-command.mjs";

const patience = [
  "--config.fetch-retries=2",
  "--config.fetch-retry-mintimeout=2000",
  "--config.fetch-retry-maxtimeout=8000",
];

/**
 * The workspace's packages, exactly as the lockfile names them.
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} onDetail
 */
export async function installPackages(env, onDetail) {
  const counts = { resolved: 0, imported: 0 };
  const onLine = (/** @type {string} */ line) => {
    const status = /"name":"pnpm:progress".*"status":"(resolved|imported)"/.exec(line)?.[1];
    if (status !== "resolved" && status !== "imported") return;
    counts[status] += 1;
    onDetail(`${counts.imported} of ${Math.max(counts.resolved, counts.imported)}`);
  };
  const registry = env["npm_config_registry"];
  // pnpm does not read npm's variables, and would ask another registry than npm did.
  const sameRegistry = registry ? [`--registry=${registry}`] : [];
  const run = (/** @type {string[]} */ extra) =>
    runCommand(
      "Installing the packages with pnpm",
      binFile("pnpm"),
      ["install", "--frozen-lockfile", "--reporter=ndjson", ...patience, ...sameRegistry, ...extra],
      { cwd: layout.root, env, onLine },
    );
  try {
    await run([]);
  } catch (error) {
    if (!(error instanceof SetupProblem) || error.code !== "NOT_PERMITTED") throw error;
    // The user's shared store may belong to root from an earlier sudo; one of our own does as well.
    await run([`--store-dir=${layout.ownStoreDir}`]);
  }
}
