import type { Metadata } from "next";
import { UnsentPage } from "../../../features/unsent/unsent-page.tsx";

export const metadata: Metadata = { title: "Did not go out" };

export default function Page() {
  return <UnsentPage />;
}
