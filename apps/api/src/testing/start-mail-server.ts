import { once } from "node:events";
import { createServer } from "node:net";

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** All that was said to it. */
  received(): string;
  close(): void;
}

/** Says yes to everything, as far as SMTP goes. */
export async function startMailServer(): Promise<MailServer> {
  let text = "";
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      const part = chunk.toString();
      text += part;
      if (inData && !text.endsWith("\r\n.\r\n")) return;
      inData = /^DATA/i.test(part);
      socket.write(inData ? "354 go on\r\n" : /^QUIT/i.test(part) ? "221 bye\r\n" : "250 fine\r\n");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The system gave no port.");
  return { url: `smtp://127.0.0.1:${address.port}`, received: () => text, close: () => void server.close() };
}
