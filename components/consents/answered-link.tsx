/**
 * A link that was answered: what was said, what may be made known now, and one button that takes everything back.
 * Refuses a second answer: agreeing again is asked for anew.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import type { ConsentPage } from '@/lib/consents/door';
import { agreedByAll, type ConsentItem, type ConsentWords, itemsOf } from '@/lib/consents/schema/items';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';
import { ConsentHead } from './consent-question';
import { LinkHelp } from './link-help';

export interface AnsweredLinkProps {
  locale: Locale;
  token: string;
  page: ConsentPage;
  action: FormAction;
  /** What was just done. */
  done?: string;
}

const notices = { 'tra-loi': 'done', rut: 'withdrawn', 'khong-con': 'nothingToWithdraw' } as const;

/** The page below its heading, once it was answered. */
export function AnsweredLink({ locale, token, page, action, done }: AnsweredLinkProps) {
  const t = translator(locale);
  const words = page.words[locale];
  const said = notices[done as keyof typeof notices];
  const agreed = agreedByAll(page.givers, page.inForce as Record<string, ConsentItem[]>);
  const isAnything = page.inForce.self.length + page.inForce.guardian.length > 0;
  const who = (giver: string) =>
    t(
      `consents.link.${giver === 'guardian' ? 'whoGuardian' : page.givers.length === 2 ? 'whoChild' : 'whoSelf'}`,
    );
  return (
    <>
      <ConsentHead {...{ t, page }} />
      {said ? <Notice tone="success" title={t(`consents.link.${said}`)} /> : null}
      <h2>{t('consents.link.inForceTitle')}</h2>
      {agreed.length > 0 ? (
        <ItemList {...{ words, items: agreed }} />
      ) : (
        <p>{t('consents.link.inForceNone')}</p>
      )}
      {isAnything ? (
        <section>
          <h2>{t('consents.link.withdrawTitle')}</h2>
          <p>{t('consents.link.withdrawBody')}</p>
          <PlainForm
            {...{ action, locale, idPrefix: 'rut', variant: 'danger', hidden: { token }, fields: [] }}
            submit={t('consents.link.withdraw')}
          />
        </section>
      ) : null}
      <h2>{t('consents.link.answeredTitle')}</h2>
      {page.answers.map(({ giver, chosen, givenOn }) => (
        <div key={giver}>
          <p>{t('consents.link.answerOf', { who: who(giver), date: formatDateVn(givenOn) })}</p>
          {chosen === '' ? (
            <p>{t('consents.link.answerNone')}</p>
          ) : (
            <ItemList {...{ words, items: itemsOf(chosen) }} />
          )}
        </div>
      ))}
      <p>{t('consents.link.holdsUntil', { date: formatDateVn(page.holdsUntil) })}</p>
      <LinkHelp {...{ t, page }} />
    </>
  );
}

function ItemList({ words, items }: { words: ConsentWords; items: readonly ConsentItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{words.items[item]}</li>
      ))}
    </ul>
  );
}
