import type { Metadata } from "next";
import { PostPage } from "../../../features/post/post-page.tsx";

export const metadata: Metadata = { title: "A post" };

export default function Page() {
  return <PostPage />;
}
