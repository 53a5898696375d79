import type { Metadata } from "next";
import { SignUpPage } from "../../../features/sign/sign-up-page.tsx";

export const metadata: Metadata = { title: "Start your own team" };

export default function Page() {
  return <SignUpPage />;
}
