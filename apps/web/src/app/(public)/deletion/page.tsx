import type { Metadata } from "next";
import { DeletionPage } from "../../../features/connections/deletion-page.tsx";

export const metadata: Metadata = { title: "Your request" };

export default function Page() {
  return <DeletionPage />;
}
