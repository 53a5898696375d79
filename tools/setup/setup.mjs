// Runs on the machine's own Node, before anything is installed: built-in modules only, and this file
// in syntax that old versions can read far enough to say that they are too old.
import { edgeStamp } from "./edge-stamp.mjs";
import { isSetUp } from "./stamp.mjs";
import { webStamp } from "./web-stamp.mjs";

if (Number(process.versions.node.split(".")[0]) < 20) {
  process.stderr.write(
    `planrrr needs Node 20 or newer to set itself up, and this is Node ${process.versions.node}.\n` +
      "Install a current Node from nodejs.org or with your package manager, and run the command again.\n",
  );
  process.exit(1);
}

// Pages and the edge are built only for what runs them.
const web = process.argv.includes("--web");
const edge = process.argv.includes("--edge");
if (!isSetUp() || (web && !webStamp.isCurrent()) || (edge && !edgeStamp.isCurrent())) {
  const { runSetup } = await import("./run-setup.mjs");
  process.exitCode = await runSetup({ web, edge });
}
