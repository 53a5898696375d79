import type { Metadata } from "next";
import { ImportPage } from "../../../../features/plan/import/import-page.tsx";

export const metadata: Metadata = { title: "Import posts" };

export default function Page() {
  return <ImportPage />;
}
