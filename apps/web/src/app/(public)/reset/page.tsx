import type { Metadata } from "next";
import { ResetPage } from "../../../features/sign/reset-page.tsx";

export const metadata: Metadata = { title: "Choose a new password" };

export default function Page() {
  return <ResetPage />;
}
