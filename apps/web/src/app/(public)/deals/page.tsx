import type { Metadata } from "next";
import { DealsFrame } from "../../../features/deals/deals-frame.tsx";

export const metadata: Metadata = { title: "Deals" };

export default function Page() {
  return <DealsFrame />;
}
