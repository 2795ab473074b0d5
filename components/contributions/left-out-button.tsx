'use client';
/** Sends the form as it stands to where the rows that are not recorded come back as a file; works without script. */
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

export function LeftOutButton({ href }: { href: string }) {
  const t = useTranslations('lists');
  return (
    <Button
      type="submit"
      variant="quiet"
      formAction={href}
      formMethod="post"
      formEncType="multipart/form-data"
    >
      {t('grid.leftOut')}
    </Button>
  );
}
