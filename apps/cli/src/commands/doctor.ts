import type { Cli } from "../cli.ts";
import { ExitCode } from "../exit-code.ts";
import { defineCommand } from "./command.ts";

export const doctor = (cli: Cli) =>
  defineCommand({
    command: "doctor",
    describe: "Check everything planrrr stands on, and say what to do",
    handler: async (args) => {
      const [{ examine }, { showFindings }] = await Promise.all([
        import("../doctor/examine.ts"),
        import("../output/show-findings.ts"),
      ]);
      const findings = await examine(cli, args);
      const failed = findings.some(({ state }) => state === "fail");
      cli.out.result({ ok: !failed, checks: findings }, () => showFindings(cli.out.colors, findings));
      if (failed) cli.exitWith(ExitCode.failed);
    },
  });
