import type { Metadata } from "next";
import { DesignPage } from "../../features/design/design-page.tsx";

export const metadata: Metadata = { title: "Midnight Gold", robots: "noindex" };

export default function Page() {
  return <DesignPage />;
}
