import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type WebSocket, WebSocketServer } from "ws";

/** The baseline: a room as one would write it first. A message in is a message out to each; a like is a commit of its own. */
const database = new DatabaseSync(path.join(process.env["DATA_DIR"] ?? "", "plain.sqlite"));
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE likes (post TEXT, user TEXT, PRIMARY KEY (post, user)) WITHOUT ROWID;
  CREATE TABLE counts (post TEXT PRIMARY KEY, likes INTEGER) WITHOUT ROWID;`);
const insert = database.prepare("INSERT OR IGNORE INTO likes VALUES (?, ?)");
const count = database.prepare(
  "INSERT INTO counts VALUES (?, 1) ON CONFLICT (post) DO UPDATE SET likes = likes + 1 RETURNING likes",
);

const sockets = new Set<WebSocket>();
const broadcast = (message: object) => {
  const frame = JSON.stringify(message);
  for (const socket of sockets) if (socket.readyState === socket.OPEN) socket.send(frame);
};

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
  request.on("end", () => {
    const { title, body: text, link } = JSON.parse(body) as { [field: string]: string };
    broadcast({ type: "LIVE_NOTIFICATION", title, body: text, link });
    response.end("{}");
  });
});
new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 4_096 }).on(
  "connection",
  (socket, request) => {
    const userId = new URL(request.url ?? "", "http://plain").searchParams.get("user") ?? "";
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text === "ping") return socket.send("pong");
      const message = JSON.parse(text) as { type: string; icon: string; postId: string };
      if (message.type === "SEND_CHEER") return broadcast({ type: "LIVE_CHEER", userId, icon: message.icon });
      database.exec("BEGIN");
      const isNew = insert.run(message.postId, userId).changes > 0;
      const likes = isNew ? count.get(message.postId)?.["likes"] : undefined;
      database.exec("COMMIT");
      socket.send(JSON.stringify({ type: "LIKE_UPDATE", postId: message.postId, likes, liked: true }));
    });
  },
);
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
