import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { themeScript } from "../shell/theme-script.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "planrrr", template: "%s · planrrr" },
  description: "Write it once. It goes out on time, and only once.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script sets the theme before anything is painted, so the server's word for it may differ.
    <html lang="en" data-theme="midnight" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        {children}
      </body>
    </html>
  );
}
