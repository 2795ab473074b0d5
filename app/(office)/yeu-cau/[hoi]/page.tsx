/** The form by which anybody asks an association about his own data; what it answers is the same for everybody. */
import { notFound } from 'next/navigation';
import { GatePage } from '@/components/access/gate-page';
import { guarded } from '@/components/access/guarded-page';
import { WishFormView } from '@/components/rights/wish-form';
import { wishPlace } from '@/lib/rights/door';
import { translator } from '@/lib/web/messages';
import { readPreferences } from '@/lib/web/read-preferences';
import { send } from './actions';

interface Props {
  params: Promise<{ hoi: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function AskAboutMePage({ params, searchParams }: Props) {
  const [{ hoi }, { ma }, preferences] = [await params, await searchParams, await readPreferences()];
  const place = await wishPlace(hoi);
  if (!place) notFound();
  const locale = preferences.lang;
  return (
    <GatePage preferences={preferences} title={translator(locale)('rights.form.title')} demo={place.isDemo}>
      <WishFormView
        {...{ locale, hoi, place, action: send }}
        code={/^[0-9A-Z]{10}$/.test(ma ?? '') ? ma : undefined}
      />
    </GatePage>
  );
});
