import type { Metadata } from "next";
import { SlotsPage } from "../../../../features/plan/slots/slots-page.tsx";

export const metadata: Metadata = { title: "Weekly times" };

export default function Page() {
  return <SlotsPage />;
}
