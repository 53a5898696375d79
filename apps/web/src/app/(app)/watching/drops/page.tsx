import type { Metadata } from "next";
import { DropsPage } from "../../../../features/watching/drops-page.tsx";

export const metadata: Metadata = { title: "Posts on a drop" };

export default function Page() {
  return <DropsPage />;
}
