import type { Logger } from "@planrrr/telemetry";
import type { Transporter } from "nodemailer";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Mail by SMTP; without a server, what it would have carried stands in the log, for whoever runs planrrr at home. */
export function createMailer(settings: { smtpUrl: string; from: string } | undefined, log: Logger): Mailer {
  if (!settings) {
    return {
      send({ to, subject, text }) {
        log.warn({ to, subject, text }, "no SMTP_URL is set: this mail was not sent, here it is");
        return Promise.resolve();
      },
      close: () => undefined,
    };
  }
  const { smtpUrl, from } = settings;
  let transport: Promise<Transporter> | undefined;
  return {
    async send(mail) {
      // Loaded with the first mail: most copies never send one.
      transport ??= import("nodemailer").then(({ createTransport }) => createTransport(smtpUrl));
      await (await transport).sendMail({ from, ...mail });
    },
    close: () => void transport?.then((opened) => opened.close()),
  };
}
