/** Settings: one person, the offices and the account. */
import { notFound } from 'next/navigation';
import { guarded, type PageProps } from '@/components/access/guarded-page';
import { PersonAccount } from '@/components/access/person-account';
import { PersonTerms } from '@/components/access/person-terms';
import { SettingsPage } from '@/components/access/settings-page';
import { people } from '@/lib/access/people-queries';
import { todayVn } from '@/lib/kernel/dates';
import { officePage } from '@/lib/web/office-page';
import { clearPinOf, endOffice, endSessions, giveOffice, printResetCode } from './actions';

export default guarded(async function PersonPage({ params }: PageProps<'hoi' | 'id'>) {
  const { hoi, id } = await params;
  const page = await officePage(hoi, 'access.manage', people);
  const person = page.data.find((one) => String(one.userId) === id);
  if (!person) notFound();
  return (
    <SettingsPage page={page} tab="people" title={person.displayName}>
      <PersonTerms
        locale={page.locale}
        person={person}
        today={todayVn(new Date())}
        give={giveOffice.bind(null, hoi)}
        end={endOffice.bind(null, hoi)}
      />
      {person.userId === page.actor.userId ? null : (
        <PersonAccount
          locale={page.locale}
          person={person}
          reset={printResetCode.bind(null, hoi)}
          clearPin={clearPinOf.bind(null, hoi)}
          endSessions={endSessions.bind(null, hoi)}
        />
      )}
    </SettingsPage>
  );
});
