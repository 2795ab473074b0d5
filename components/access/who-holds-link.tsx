'use client';
/**
 * The link from "this is somebody else's work" to the page that says who holds which office.
 * Owns reading the association out of the address, which the refusing page is not told.
 */
import { usePathname } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { routes } from '@/lib/web/routes';

/** Nothing outside of an association's staff pages. */
export function WhoHoldsLink({ label }: { label: string }) {
  const [, hoi, area] = usePathname().split('/');
  if (!hoi || area !== 'quan-ly') return null;
  return (
    <ButtonLink href={routes.office.peopleSettings(hoi)} variant="primary">
      {label}
    </ButtonLink>
  );
}
