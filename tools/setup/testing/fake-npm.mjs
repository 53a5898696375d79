#!/usr/bin/env node
// Stands in for npm: "installs" the one dependency as a shell script, or fails as it is told to.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

appendFileSync(process.env.FAKE_CALLS ?? "", `npm ${process.argv[2]}\n`);
if (process.env.FAKE_NPM_HANGS) {
  writeFileSync(process.env.FAKE_NPM_HANGS, String(process.pid));
  setInterval(() => undefined, 1_000);
} else if (process.env.FAKE_NPM_ERROR) {
  process.stderr.write(`${process.env.FAKE_NPM_ERROR}\n`);
  process.exitCode = 1;
} else {
  const [name = ""] = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).dependencies);
  const program = path.join("node_modules", name, name.startsWith("@pnpm/") ? "pnpm" : "bin/node");
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, name.startsWith("@pnpm/") ? pnpm() : "#!/bin/sh\necho v24.0.0\n");
}

function pnpm() {
  return `#!/bin/sh
echo "pnpm $1" >> "$FAKE_CALLS"
[ "$1" = --version ] && exit
if [ -n "$FAKE_PNPM_ERROR" ]; then echo "$FAKE_PNPM_ERROR"; exit 1; fi
mkdir -p node_modules/.pnpm && touch node_modules/.modules.yaml
`;
}
