import type { Cli } from "../cli.ts";
import type { AnyCommand } from "./command.ts";
import { bundlesEnqueue } from "./bundles-enqueue.ts";
import { bundlesList } from "./bundles-list.ts";
import { bundlesRecord } from "./bundles-record.ts";
import { bundlesRun } from "./bundles-run.ts";
import { connectionsAdd } from "./connections-add.ts";
import { connectionsList } from "./connections-list.ts";
import { connectionsRemove } from "./connections-remove.ts";
import { dbMigrate } from "./db-migrate.ts";
import { doctor } from "./doctor.ts";
import { env } from "./env.ts";
import { exportCommand } from "./export.ts";
import { keysRotate } from "./keys-rotate.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { postsCancel } from "./posts-cancel.ts";
import { postsCreate } from "./posts-create.ts";
import { postsList } from "./posts-list.ts";
import { postsResolve } from "./posts-resolve.ts";
import { postsRetry } from "./posts-retry.ts";
import { postsShow } from "./posts-show.ts";
import { up } from "./up.ts";
import { whoami } from "./whoami.ts";

export function commands(cli: Cli): AnyCommand[] {
  return [up, doctor, login, logout, whoami, exportCommand, env].map((command) => command(cli));
}

export function commandGroups(cli: Cli): { name: string; describe: string; members: AnyCommand[] }[] {
  const of = (members: ((cli: Cli) => AnyCommand)[]) => members.map((member) => member(cli));
  return [
    {
      name: "posts",
      describe: "Write posts and see what became of them",
      members: of([postsCreate, postsList, postsShow, postsRetry, postsCancel, postsResolve]),
    },
    {
      name: "connections",
      describe: "Accounts on networks",
      members: of([connectionsAdd, connectionsList, connectionsRemove]),
    },
    {
      name: "bundles",
      describe: "Deals and the sources they come from",
      members: of([bundlesRun, bundlesEnqueue, bundlesList, bundlesRecord]),
    },
    { name: "db", describe: "The database", members: of([dbMigrate]) },
    { name: "keys", describe: "The keys that protect credentials", members: of([keysRotate]) },
  ];
}
