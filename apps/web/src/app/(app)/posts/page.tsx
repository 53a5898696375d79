import type { Metadata } from "next";
import { PostsPage } from "../../../features/posts/posts-page.tsx";

export const metadata: Metadata = { title: "Posts" };

export default function Page() {
  return <PostsPage />;
}
