// Runs on the machine's own Node, before anything is installed: built-in modules only, and this file
// in syntax that old versions can read far enough to say that they are too old.
import { isSetUp } from "./stamp.mjs";
import { isWebBuilt } from "./web-stamp.mjs";

if (Number(process.versions.node.split(".")[0]) < 20) {
  process.stderr.write(
    `planrrr needs Node 20 or newer to set itself up, and this is Node ${process.versions.node}.\n` +
      "Install a current Node from nodejs.org or with your package manager, and run the command again.\n",
  );
  process.exit(1);
}

// Pages are built only for what shows them.
const web = process.argv.includes("--web");
if (!isSetUp() || (web && !isWebBuilt())) {
  const { runSetup } = await import("./run-setup.mjs");
  process.exitCode = await runSetup({ web });
}
