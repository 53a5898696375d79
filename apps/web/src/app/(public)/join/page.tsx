import type { Metadata } from "next";
import { JoinPage } from "../../../features/team/join-page.tsx";

export const metadata: Metadata = { title: "An invitation" };

export default function Page() {
  return <JoinPage />;
}
