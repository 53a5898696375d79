import type { ArgumentsCamelCase, Argv, CommandModule } from "yargs";

/** What stands before every command's own options. */
export interface GlobalArguments {
  json: boolean;
  url: string | undefined;
  apiKey: string | undefined;
}

export type AnyCommand = CommandModule<object, never>;

/** Gives a command's handler the arguments its builder declares. */
export function defineCommand<Arguments>(command: {
  command: string;
  describe: string;
  builder?: (yargs: Argv<GlobalArguments>) => Argv<Arguments>;
  handler: (args: ArgumentsCamelCase<Arguments> & GlobalArguments) => Promise<void>;
}): AnyCommand {
  return command as AnyCommand;
}
