import type { Metadata } from "next";
import { WritePage } from "../../../features/composer/write-page.tsx";

export const metadata: Metadata = { title: "Write a post" };

export default function Page() {
  return <WritePage />;
}
