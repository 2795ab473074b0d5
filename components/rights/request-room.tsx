/**
 * One request: what is asked and until when, who is meant, that the one who asks may ask, the answer.
 * Owns which step can be taken now. Refuses to show what is held before the asker was checked.
 */
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Notice } from '@/components/ui/notice';
import { Timeline } from '@/components/ui/timeline';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import type { RequestPage } from '@/lib/rights/queries/requests';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RequestRoomProps {
  hoi: string;
  locale: Locale;
  request: RequestPage;
  /** Absent for who only looks. */
  actions?: { step: FormAction; erase: FormAction };
  done?: string;
}

const closed = ['answered', 'refused', 'notHeld'];

/** The page below its heading. */
export function RequestRoom({ hoi, locale, request, actions, done }: RequestRoomProps) {
  const t = translator(locale);
  const isOver = closed.includes(request.state);
  return (
    <div className="stack">
      {done === 'erased' ? <Notice tone="success" title={t('rights.room.erased')} /> : null}
      {request.isLate ? <Notice tone="warning" title={t('rights.inbox.late')} /> : null}
      <RequestFacts {...{ t, request }} />
      {actions && !isOver ? (
        <MessagesProvider locale={locale} modules={['errors', 'ui']}>
          <FindPart {...{ t, locale, request }} action={actions.step} />
          <CheckPart {...{ t, locale, request }} action={actions.step} />
          <DoPart {...{ t, hoi, locale, request }} action={actions.erase} />
          <EndPart {...{ t, locale, request }} action={actions.step} />
        </MessagesProvider>
      ) : null}
      <h2>{t('rights.room.steps')}</h2>
      <Timeline
        items={request.steps.map(({ step, at, by, reason }, index) => ({
          ...{ key: String(index), time: formatInstantVn(at), dateTime: at },
          sentence: `${t(`rights.states.${step}`)} (${by})`,
          detail: reason || undefined,
        }))}
      />
      <p className="actions">
        <ButtonLink variant="quiet" href={routes.office.requests(hoi)}>
          {t('rights.room.back')}
        </ButtonLink>
      </p>
    </div>
  );
}

function RequestFacts({ t, request }: { t: Translator; request: RequestPage }) {
  const { name, contact, text, receivedOn, dueOn } = request;
  return (
    <>
      <p className="lede">
        {t(`rights.wishes.${request.wish}`)}: <strong>{name}</strong> ({t(`rights.askers.${request.askedBy}`)}
        )
      </p>
      <p>
        {t('rights.room.facts', {
          ...{ contact, channel: t(`rights.channels.${request.channel}`) },
          ...{ received: formatDateVn(receivedOn), due: formatDateVn(dueOn) },
        })}
      </p>
      {text ? <p>{text}</p> : null}
    </>
  );
}

interface PartProps {
  t: Translator;
  locale: Locale;
  request: RequestPage;
  action: FormAction;
}

function FindPart({ t, locale, request, action }: PartProps) {
  if (request.state !== 'received' && request.state !== 'found') return null;
  const { candidates } = request;
  return (
    <section>
      <h2>{t('rights.room.find')}</h2>
      {candidates.length === 0 ? <p>{t('rights.room.nobody')}</p> : null}
      <PlainForm
        {...{ action, locale, idPrefix: 'tim' }}
        hidden={{ requestId: String(request.id), step: 'found' }}
        fields={[
          candidates.length > 0
            ? {
                ...{ kind: 'radio', name: 'partyId', label: t('rights.room.which') },
                options: candidates.map(({ id, name, birthYear }) => ({
                  ...{ value: String(id), label: birthYear ? `${name} (${birthYear})` : name },
                })),
              }
            : {
                kind: 'text',
                name: 'partyId',
                label: t('rights.room.number'),
                inputMode: 'numeric',
                width: 'short',
              },
        ]}
        submit={t('rights.room.thisOne')}
      />
    </section>
  );
}

function CheckPart({ t, locale, request, action }: PartProps) {
  if (request.state !== 'found') return null;
  return (
    <section>
      <h2>{t('rights.room.check')}</h2>
      <p>{t('rights.room.checkBody', { name: request.person?.name ?? '' })}</p>
      <PlainForm
        {...{ action, locale, idPrefix: 'kiem' }}
        hidden={{ requestId: String(request.id), step: 'checked' }}
        fields={[{ kind: 'text', name: 'reason', label: t('rights.room.how') }]}
        submit={t('rights.room.checked')}
      />
    </section>
  );
}

function DoPart({ t, hoi, locale, request, action }: PartProps & { hoi: string }) {
  if (request.state !== 'checked' || !request.person) return null;
  const { id, wish, person } = request;
  return (
    <section>
      <h2>{t(`rights.room.do.${wish}`)}</h2>
      <p>{t(`rights.room.doBody.${wish}`)}</p>
      {wish === 'see' ? (
        <p className="actions">
          <a className="btn btn-secondary" href={routes.office.personFile(hoi, id, 'pdf')}>
            {t('rights.room.pdf')}
          </a>
          <a className="btn btn-secondary" href={routes.office.personFile(hoi, id, 'json')}>
            {t('rights.room.json')}
          </a>
        </p>
      ) : null}
      {wish === 'correct' ? (
        <ButtonLink href={routes.office.editDonor(hoi, person.id)}>{t('rights.room.correct')}</ButtonLink>
      ) : null}
      {wish === 'withdraw' ? (
        <ButtonLink href={routes.office.consent(hoi, person.id)}>{t('rights.room.withdraw')}</ButtonLink>
      ) : null}
      {wish === 'erase' ? (
        <>
          <PlainForm
            {...{ action, locale, idPrefix: 'xoa', variant: 'danger', hidden: { requestId: String(id) } }}
            fields={[{ kind: 'checkbox', name: 'sure', label: t('rights.room.sure', { name: person.name }) }]}
            submit={t('rights.room.erase')}
          />
          <p>{t('rights.pictures.openBody', { count: request.picturesLeft })}</p>
          <ButtonLink href={routes.office.requestPictures(hoi, id)}>{t('rights.pictures.open')}</ButtonLink>
        </>
      ) : null}
    </section>
  );
}

function EndPart({ t, locale, request, action }: PartProps) {
  const ends = request.state === 'checked' ? ['answered', 'refused'] : ['notHeld', 'refused'];
  return (
    <section>
      <h2>{t('rights.room.end')}</h2>
      <PlainForm
        {...{ action, locale, idPrefix: 'xong', hidden: { requestId: String(request.id) } }}
        fields={[
          {
            ...{ kind: 'radio', name: 'step', label: t('rights.room.how2') },
            options: ends.map((value) => ({ value, label: t(`rights.states.${value}`) })),
          },
          { kind: 'text', name: 'reason', label: t('rights.room.reason'), optional: true },
        ]}
        submit={t('rights.room.close')}
      />
    </section>
  );
}
