import type { Metadata } from "next";
import { CommunityPage } from "../../../features/community/community-page.tsx";

export const metadata: Metadata = { title: "Community" };

export default function Page() {
  return <CommunityPage />;
}
