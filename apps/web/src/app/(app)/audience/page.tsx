import type { Metadata } from "next";
import { AudiencePage } from "../../../features/audience/audience-page.tsx";

export const metadata: Metadata = { title: "Your audience" };

export default function Page() {
  return <AudiencePage />;
}
