/** 404 of addresses that belong to nothing: neither a public page nor a page of the office. Words for a visitor, unless the address is one of the office. */
import OfficeDocument, { metadata as officeMetadata } from './(office)/layout';
import NotFoundPage from './(office)/not-found';

export const metadata = officeMetadata;

export default function GlobalNotFound() {
  return (
    <OfficeDocument>
      <NotFoundPage />
    </OfficeDocument>
  );
}
