import type { Metadata } from "next";
import { ForgottenPage } from "../../../features/sign/forgotten-page.tsx";

export const metadata: Metadata = { title: "A new password" };

export default function Page() {
  return <ForgottenPage />;
}
