/**
 * @typedef {"NODE_MISSING" | "NPM_MISSING" | "NETWORK" | "REGISTRY_REFUSED" | "NOT_IN_REGISTRY" | "CERTIFICATE"
 *   | "DISK_FULL" | "NOT_PERMITTED" | "CHECKSUM" | "LOCKFILE" | "PROGRAM_BROKEN" | "INTERRUPTED" | "UNKNOWN"} ProblemCode
 */

/** An expected failure: told without a stack, with what to do about it. */
export class SetupProblem extends Error {
  /**
   * @param {ProblemCode} code
   * @param {string} what
   * @param {string} [details] the failed program's own last words
   */
  constructor(code, what, details = "") {
    super(what);
    this.name = "SetupProblem";
    this.code = code;
    this.details = details;
  }
}

/** @type {Record<ProblemCode, string>} */
const advice = {
  NODE_MISSING:
    "Install Node 24 or newer yourself (nodejs.org or your package manager), and run the command again.",
  NPM_MISSING:
    "Install npm (it comes with Node from nodejs.org; on Debian: apt-get install npm), and run the command again.",
  NETWORK:
    "The npm registry cannot be reached. Check the connection, and behind a proxy: npm config set proxy / https-proxy. Then run the command again; it goes on where it stopped.",
  REGISTRY_REFUSED:
    "The npm registry refuses access. Check `npm config get registry` and your login (npm login).",
  NOT_IN_REGISTRY: "The npm registry in use does not have this version. Check `npm config get registry`.",
  CERTIFICATE:
    "The registry's certificate is not trusted. Behind a company proxy, set NODE_EXTRA_CA_CERTS to its certificate file (and npm config set cafile).",
  DISK_FULL: "Free some disk space, and run the command again.",
  NOT_PERMITTED: "",
  CHECKSUM:
    "What was downloaded is not what planrrr expects: a proxy or mirror may have changed it. Run `npm cache clean --force`, and try again from another network or registry.",
  LOCKFILE:
    "pnpm-lock.yaml does not fit the package.json files. After changing dependencies, run `.tools/bin/pnpm install` and commit the lockfile; otherwise `git checkout pnpm-lock.yaml`.",
  PROGRAM_BROKEN: "Delete the folder .tools and run the command again.",
  INTERRUPTED: "Run the command again; it goes on where it stopped.",
  UNKNOWN: "Run the command again. If it fails the same way, please open an issue with these lines.",
};

/** @type {[RegExp, ProblemCode][]} */
const patterns = [
  [/ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i, "DISK_FULL"],
  [/EINTEGRITY|TARBALL_INTEGRITY|integrity check(sum)? failed|checksum mismatch|BAD_TARBALL/i, "CHECKSUM"],
  [
    /OUTDATED_LOCKFILE|NO_LOCKFILE|BROKEN_LOCKFILE|LOCKFILE_CONFIG_MISMATCH|lockfile is not up to date/i,
    "LOCKFILE",
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_HAS_EXPIRED|invalid peer certificate|UnknownIssuer/i,
    "CERTIFICATE",
  ],
  [/\bE40[13]\b|_FETCH_40[13]|401 Unauthorized|403 Forbidden/i, "REGISTRY_REFUSED"],
  [/\bE404\b|_FETCH_404|ETARGET|NO_MATCHING_VERSION|404 Not Found/i, "NOT_IN_REGISTRY"],
  [/EACCES|EPERM|EROFS|permission denied|operation not permitted|read-only file system/i, "NOT_PERMITTED"],
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_SOCKET|FETCH_ERROR|META_FETCH_FAIL|network|connection refused|dns error|timed? ?out/i,
    "NETWORK",
  ],
];

/** @param {string} output */
export function classifyOutput(output) {
  return patterns.find(([pattern]) => pattern.test(output))?.[1] ?? "UNKNOWN";
}

/**
 * @param {SetupProblem} problem
 * @param {string} root
 */
export function describeProblem(problem, root) {
  const todo = problem.code === "NOT_PERMITTED" ? permissionAdvice(root) : advice[problem.code];
  const details = problem.details
    .trim()
    .split("\n")
    .filter((line) => !/^npm error\s+at /.test(line))
    .slice(-12)
    .map((line) => `  | ${line}`);
  return [
    `planrrr could not be set up: ${problem.message}`,
    todo,
    ...(problem.details.trim() ? details : []),
  ].join("\n");
}

/** @param {string} root */
function permissionAdvice(root) {
  const giveBack = `sudo chown -R "$(id -u):$(id -g)" "${root}"`;
  return process.platform === "win32"
    ? `Give your user the right to write in ${root}, or clone planrrr into a folder of your own.`
    : `Files in this folder belong to another user, most likely root from an earlier run with sudo, or it is read-only. Give them back with:\n  ${giveBack}\nor clone planrrr into a folder of your own.`;
}

/**
 * File errors of our own steps, told like those of npm and pnpm.
 * @param {unknown} error
 */
export function asProblem(error) {
  if (error instanceof SetupProblem) return error;
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const kind = classifyOutput(code ?? "");
  return kind === "UNKNOWN" ? undefined : new SetupProblem(kind, message);
}
