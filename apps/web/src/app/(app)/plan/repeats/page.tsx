import type { Metadata } from "next";
import { RepeatsPage } from "../../../../features/plan/repeats/repeats-page.tsx";

export const metadata: Metadata = { title: "Repeating posts" };

export default function Page() {
  return <RepeatsPage />;
}
