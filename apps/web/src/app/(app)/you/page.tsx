import type { Metadata } from "next";
import { YouPage } from "../../../features/you/you-page.tsx";

export const metadata: Metadata = { title: "You" };

export default function Page() {
  return <YouPage />;
}
