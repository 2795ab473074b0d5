/** 404: also what a foreign association's page answers. */
import { RefusedPage } from '@/components/access/refused-page';

export default function NotFoundPage() {
  return <RefusedPage kind="notFound" />;
}
