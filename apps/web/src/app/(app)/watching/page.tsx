import type { Metadata } from "next";
import { WatchingPage } from "../../../features/watching/watching-page.tsx";

export const metadata: Metadata = { title: "Deals you watch" };

export default function Page() {
  return <WatchingPage />;
}
