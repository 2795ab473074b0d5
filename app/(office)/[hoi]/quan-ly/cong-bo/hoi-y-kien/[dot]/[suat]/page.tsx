/** One person's question about one award. */
import { notFound } from 'next/navigation';
import { guarded } from '@/components/access/guarded-page';
import { AskedPersonRoom } from '@/components/consents/asked-person-room';
import { StaffPage } from '@/components/office-shell/staff-page';
import { askedPerson } from '@/lib/consents/queries/asked';
import { todayVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import { officePage } from '@/lib/web/office-page';
import { consentLinkStart } from '@/lib/web/site-address';
import { attachPaper, closeQuestion, keepPhoto, makeLink, recordPaper, removePhoto } from './actions';

interface Props {
  params: Promise<{ hoi: string; dot: string; suat: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default guarded(async function AskedPersonPage({ params, searchParams }: Props) {
  const [{ hoi, dot, suat }, { xong }] = [await params, await searchParams];
  if (!/^[1-9]\d{0,14}$/.test(suat)) notFound();
  const page = await officePage(hoi, 'consents.record', (tx) => askedPerson(tx, Number(suat)));
  const { locale, association, data: person } = page;
  if (person?.round.slug !== dot) notFound();
  const actions = {
    ...{ makeLink: makeLink.bind(null, hoi), recordPaper: recordPaper.bind(null, hoi) },
    ...{ attachPaper: attachPaper.bind(null, hoi), close: closeQuestion.bind(null, hoi) },
    ...{ keepPhoto: keepPhoto.bind(null, hoi), removePhoto: removePhoto.bind(null, hoi) },
  };
  const [today, start] = [todayVn(new Date()), await consentLinkStart()];
  const title = translator(locale)('consents.office.oneTitle', { name: person.name });
  return (
    <StaffPage page={page} current="publication" title={title}>
      <AskedPersonRoom
        {...{ hoi, locale, today, start, actions, person, done: xong }}
        association={association.name}
      />
    </StaffPage>
  );
});
