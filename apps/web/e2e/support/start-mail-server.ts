import { once } from "node:events";
import { createServer } from "node:net";

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** Whether a mail went to this address. */
  sentTo(address: string): boolean;
  /** The newest address of a page in what was sent, e.g. `/join/…`. */
  linkIn(page: string): string | undefined;
  close(): void;
}

/** Takes every mail, as far as SMTP goes. */
export async function startMailServer(): Promise<MailServer> {
  let heard = "";
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      const part = chunk.toString();
      heard += part;
      if (inData && !heard.endsWith("\r\n.\r\n")) return;
      inData = /^DATA/i.test(part);
      socket.write(inData ? "354 go on\r\n" : /^QUIT/i.test(part) ? "221 bye\r\n" : "250 fine\r\n");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The system gave no port.");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    sentTo: (to) => heard.includes(`RCPT TO:<${to}>`),
    linkIn(page) {
      // Long lines are broken by "=" at their end, and "=" itself is written =3D.
      const text = heard.replaceAll("=\r\n", "").replaceAll("=3D", "=");
      return [...text.matchAll(new RegExp(`(?<=http://\\S+)${page}[\\w/?=-]+`, "g"))].at(-1)?.[0];
    },
    close: () => void server.close(),
  };
}
