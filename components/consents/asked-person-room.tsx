/**
 * One person's question about one award: the link, the form, the answers, the photo, the end.
 * Owns which of these can be done now. The texts to copy are Vietnamese on English pages too: they are for the family.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { CopyButton } from '@/components/ui/print-button';
import type { AskedAnswer, AskedPerson, OpenQuestion } from '@/lib/consents/queries/asked';
import { closingCauses } from '@/lib/consents/schema/items';
import { addDays, formatDateVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { wayOf } from './ask-room';
import { ConsentLinkMaker } from './consent-link-maker';
import { dayFields } from './day-fields';
import { HonourPhotoPart } from './honour-photo-part';
import { itemWords } from './item-words';
import { AttachPart, PaperPart, placeOf } from './paper-parts';

export interface AskedPersonRoomProps {
  hoi: string;
  locale: Locale;
  today: string;
  /** Address of this installation up to the secret. */
  start: string;
  association: string;
  person: AskedPerson;
  actions: Record<
    'makeLink' | 'recordPaper' | 'attachPaper' | 'close' | 'keepPhoto' | 'removePhoto',
    FormAction
  >;
  done?: string;
}

/** The page below its heading. */
export function AskedPersonRoom(props: AskedPersonRoomProps) {
  const { hoi, locale, person, actions, done } = props;
  const t = translator(locale);
  const { question, givers } = person;
  const needed = givers.length === 2 ? 'both' : givers[0]!;
  const missing = givers.filter((one) => !question?.answers.some(({ giver }) => giver === one));
  return (
    <div className="stack">
      {done && /^(ghi|anh|dong|vinh-danh|bo-anh)$/.test(done) ? (
        <Notice tone="success" title={t(`consents.office.done.${done}`)} />
      ) : null}
      <p className="lede">{t(`consents.office.needed.${needed}`)}</p>
      <QuestionFacts {...{ t, person }} />
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        {question && question.answers.length > 0 ? <Answers {...{ t, person, question }} /> : null}
        {question && missing.length > 0 ? (
          <>
            <Reminder {...props} question={question} />
            <PaperPart {...{ t, ...props, question, missing }} action={actions.recordPaper} />
          </>
        ) : null}
        {question ? (
          <AttachPart {...{ t, hoi, locale, person, question }} action={actions.attachPaper} />
        ) : null}
        <HonourPhotoPart {...props} />
        <LinkPart {...props} />
        {question ? <ClosePart {...{ t, locale, person, question }} action={actions.close} /> : null}
      </MessagesProvider>
      <p className="actions">
        <ButtonLink variant="quiet" href={routes.office.consent(hoi, person.partyId)}>
          {t('consents.office.history')}
        </ButtonLink>
        <ButtonLink variant="quiet" href={routes.office.asked(hoi, person.round.slug)}>
          {t('consents.office.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

function QuestionFacts({ t, person }: { t: Translator; person: AskedPerson }) {
  const { question, agreed, round } = person;
  return (
    <>
      <p>
        {round.name}.{' '}
        {question
          ? t('consents.office.asked', {
              ...{
                date: formatDateVn(question.askedOn),
                code: question.code,
                by: formatDateVn(question.answerBy),
              },
              way: wayOf(t, person),
            })
          : t('consents.office.notAsked')}
      </p>
      <p>
        <strong>{t('consents.office.agreed')}:</strong>{' '}
        {itemWords(t, agreed, t('consents.office.agreedNone'))}
      </p>
    </>
  );
}

function Answers({ t, person, question }: { t: Translator; person: AskedPerson; question: OpenQuestion }) {
  const who = ({ giver, representative, relation }: AskedAnswer) =>
    giver === 'guardian'
      ? t('consents.office.representative', {
          name: representative,
          relation: t(`consents.relations.${relation}`),
        })
      : person.name;
  return (
    <section>
      <h2>{t('consents.office.answersTitle')}</h2>
      <ul>
        {question.answers.map((answer) => (
          <li key={answer.giver}>
            {t('consents.office.answerLine', {
              ...{ who: who(answer), date: formatDateVn(answer.givenOn) },
              channel: t(`consents.office.channels.${answer.channel}`),
              chosen: itemWords(t, answer.chosen, t('consents.link.answerNone')),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reminder(props: AskedPersonRoomProps & { question: OpenQuestion }) {
  const { locale, association, person, question } = props;
  const t = translator(locale);
  const text = translator('vi')('consents.office.reminder', {
    ...{ association, name: person.name, round: person.round.name },
    ...{ code: question.code, date: formatDateVn(question.answerBy) },
  });
  return (
    <section>
      <h2>{t('consents.office.reminderTitle')}</h2>
      <p lang="vi">{text}</p>
      <CopyButton {...{ locale, text }}>{t('consents.office.reminderCopy')}</CopyButton>
    </section>
  );
}

function LinkPart({ locale, today, start, association, person, actions }: AskedPersonRoomProps) {
  const t = translator(locale);
  const answerBy = addDays(today, 14);
  const { name } = person;
  return (
    <section>
      <h2>{t('consents.office.linkTitle')}</h2>
      <p>{t('consents.office.linkBody')}</p>
      <ConsentLinkMaker
        {...{ locale, action: actions.makeLink, submit: t('consents.office.makeLink') }}
        hidden={{ round: person.round.slug, awardId: String(person.awardId), today, linkStart: start }}
        fields={dayFields(t, today, formatDateVn(answerBy))}
        square={t('consents.office.linkSquare', { name })}
        issued={{
          ...{ title: t('consents.office.linkIssued', { name }), prefix: start },
          copyLabel: t('consents.office.linkCopy'),
          message: translator('vi')('consents.office.linkMessage', {
            ...{ association, name, round: person.round.name, date: formatDateVn(answerBy) },
          }),
        }}
      />
    </section>
  );
}

interface ClosePartProps {
  t: Translator;
  locale: Locale;
  person: AskedPerson;
  question: OpenQuestion;
  action: FormAction;
}

function ClosePart({ t, locale, person, question, action }: ClosePartProps) {
  return (
    <details>
      <summary>{t('consents.office.closeTitle')}</summary>
      <p>{t('consents.office.closeBody')}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'dong', variant: 'danger' }}
        hidden={{ ...placeOf(person), requestId: String(question.id) }}
        fields={[
          {
            ...{ kind: 'radio', name: 'cause', label: t('consents.office.cause') },
            options: closingCauses.map((value) => ({ value, label: t(`consents.office.causes.${value}`) })),
          },
        ]}
        submit={t('consents.office.close')}
      />
    </details>
  );
}
