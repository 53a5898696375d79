import type { Metadata } from "next";
import { ReviewPage } from "../../../features/approval/review-page.tsx";

export const metadata: Metadata = { title: "Your opinion" };

export default function Page() {
  return <ReviewPage />;
}
