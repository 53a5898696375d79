import type { CliEnv, Variables } from "./env.ts";
import type { Output } from "./output/output.ts";

export type InStream = NodeJS.ReadableStream & { isTTY?: boolean };
export type OutStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** What every command gets: nothing below reads the process's environment or streams by itself. */
export interface Cli {
  env: CliEnv;
  /** The whole environment, for the parts that `up` starts. */
  variables: Variables;
  /** What relative paths of arguments start from. */
  workingDirectory: string;
  /** Absolute: where a local start lives. */
  home: string;
  /** planrrr's own folder. */
  root: string;
  out: Output;
  stdin: InStream;
  stdout: OutStream;
  stderr: OutStream;
  /** A package manager started us: when it is killed, nobody is left to stop us. */
  hasRunner: boolean;
  /** Code the process ends with. */
  exitWith(code: number): void;
}
