import type { Metadata } from "next";
import { TextsPage } from "../../../features/plan/texts/texts-page.tsx";

export const metadata: Metadata = { title: "Saved texts" };

export default function Page() {
  return <TextsPage />;
}
