/** What the command line ends with; part of its interface, listed by `planrrr --help`. */
export const ExitCode = {
  ok: 0,
  /** It was tried and did not work, or what was waited for failed. */
  failed: 1,
  /** The command or a value in it can't be used. */
  usage: 2,
  /** Not there, or not allowed in its state. */
  refused: 3,
  /** The server or the database can't be reached. */
  unreachable: 4,
  notSignedIn: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export const exitCodeHelp =
  "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or refused by a rule, 4 server or database out of reach, 5 not signed in, 130 interrupted.";
