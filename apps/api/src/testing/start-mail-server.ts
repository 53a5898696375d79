import { once } from "node:events";
import { createServer } from "node:net";

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** All that was said to it. */
  received(): string;
  close(): void;
}

/** `hangs` and `drops` when it has the whole mail, before it says so; `refuses` before it gets it. */
export type MailTrouble = "hangs" | "drops" | "refuses";

/** Says yes to everything, as far as SMTP goes, unless there is trouble. */
export async function startMailServer(trouble?: MailTrouble): Promise<MailServer> {
  let text = "";
  const server = createServer((socket) => {
    let inData = false;
    socket.on("error", () => undefined);
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      const part = chunk.toString();
      text += part;
      if (inData && !text.endsWith("\r\n.\r\n")) return;
      if (inData && trouble === "hangs") return;
      if (inData && trouble === "drops") return void socket.destroy();
      if (trouble === "refuses" && /^MAIL/i.test(part)) return void socket.write("451 later\r\n");
      inData = /^DATA/i.test(part);
      socket.write(inData ? "354 go on\r\n" : /^QUIT/i.test(part) ? "221 bye\r\n" : "250 fine\r\n");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The system gave no port.");
  return { url: `smtp://127.0.0.1:${address.port}`, received: () => text, close: () => void server.close() };
}
