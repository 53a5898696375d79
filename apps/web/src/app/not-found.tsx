import { NotFoundPage } from "../features/lost/not-found-page.tsx";

export default function NotFound() {
  return <NotFoundPage />;
}
