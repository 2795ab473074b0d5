/**
 * One person's consents: what is shown and why not, the two forms, everything recorded.
 * Owns their words. Refuses pre-ticked boxes and forgets nothing: withdrawn consents stay in the list.
 */

import { itemWord } from '@/components/consents/item-words';
import type { PlainFieldSpec } from '@/components/forms/plain-field';
import { type FormAction, PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { Table } from '@/components/ui/table';
import { Timeline } from '@/components/ui/timeline';
import { relations } from '@/lib/consents/schema/items';
import type { ConsentEntry, ConsentFile } from '@/lib/honours/consent-queries';
import { consentGivers, consentThings } from '@/lib/honours/schema/words';
import { formatDateVn, formatInstantVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';
import { missingWords } from './consent-table';

export interface ConsentViewProps {
  locale: Locale;
  hoi: string;
  file: ConsentFile;
  today: string;
  give: FormAction;
  withdraw: FormAction;
}

/** The whole page under the person's name. */
export function ConsentView({ locale, hoi, file, today, give, withdraw }: ConsentViewProps) {
  const t = translator(locale);
  const inForce = file.things.some((thing) => thing.given.length > 0);
  const forms = { t, locale, hidden: { partyId: String(file.partyId), today } };
  return (
    <>
      <p className="lede">{t(`honours.consent.rule.${file.rule}`)}</p>
      <FieldTable t={t} file={file} />
      <MessagesProvider locale={locale} modules={['errors', 'ui']}>
        <GiveForm {...forms} action={give} />
        {inForce ? <WithdrawForm {...forms} action={withdraw} /> : null}
      </MessagesProvider>
      <History t={t} file={file} />
      <p className="actions">
        <ButtonLink variant="quiet" href={routes.office.consents(hoi)}>
          {t('honours.consent.back')}
        </ButtonLink>
      </p>
    </>
  );
}

interface FormProps {
  t: Translator;
  locale: Locale;
  hidden: { partyId: string; today: string };
  action: FormAction;
}

function GiveForm({ t, locale, hidden, action }: FormProps) {
  const { today } = hidden;
  const words = (name: string) => (one: string) => t(`honours.consent.${name}.${one}`);
  return (
    <section>
      <h2>{t('honours.consent.giveTitle')}</h2>
      <PlainForm
        {...{ locale, hidden, action }}
        submit={t('honours.consent.give')}
        done={t('honours.consent.given')}
        idPrefix="dong-y"
        fields={[
          fieldChoice(t),
          radio('giver', t('honours.consent.giver'), consentGivers, words('givers')),
          {
            ...{ kind: 'text', name: 'representative', label: t('consents.link.representative') },
            ...{ hint: t('honours.consent.representativeHint'), optional: true },
          },
          {
            ...radio('relation', t('consents.link.relation'), relations, (one) =>
              t(`consents.relations.${one}`),
            ),
            optional: true,
          },
          {
            kind: 'date',
            name: 'givenOn',
            label: t('honours.consent.givenOn'),
            today,
            value: formatDateVn(today),
          },
          radio('channel', t('honours.consent.channel'), ['paper', 'spoken'], words('channels')),
        ]}
      />
    </section>
  );
}

function WithdrawForm({ t, locale, hidden, action }: FormProps) {
  const who = (one: string) =>
    t(one === 'both' ? 'honours.consent.withdrawBoth' : `honours.consent.givers.${one}`);
  return (
    <section>
      <h2>{t('honours.consent.withdrawTitle')}</h2>
      <p>{t('honours.consent.withdrawNote')}</p>
      <PlainForm
        {...{ locale, hidden, action }}
        submit={t('honours.consent.withdraw')}
        variant="danger"
        done={t('honours.consent.withdrawn')}
        idPrefix="rut"
        fields={[
          fieldChoice(t),
          radio('giver', t('honours.consent.withdrawWho'), ['both', ...consentGivers], who),
          { kind: 'text', name: 'reason', label: t('honours.consent.withdrawReason'), optional: true },
        ]}
      />
    </section>
  );
}

function fieldChoice(t: Translator): PlainFieldSpec {
  return {
    kind: 'checkboxes',
    name: 'things',
    label: t('honours.consent.field'),
    options: consentThings.map((value) => ({ value, label: itemWord(t, value) })),
  };
}

function radio(
  name: string,
  label: string,
  values: readonly string[],
  wordsOf: (value: string) => string,
): PlainFieldSpec {
  return { kind: 'radio', name, label, options: values.map((value) => ({ value, label: wordsOf(value) })) };
}

function FieldTable({ t, file }: { t: Translator; file: ConsentFile }) {
  const said = (has: boolean) => t(has ? 'honours.consent.stateYes' : 'honours.consent.stateNo');
  return (
    <Table
      caption={t('honours.consent.title')}
      captionHidden
      columns={[
        {
          key: 'field',
          header: t('honours.consent.field'),
          cell: (row) => itemWord(t, row.thing),
        },
        {
          key: 'self',
          header: t('honours.consent.giverShort.self'),
          cell: (row) => said(row.given.includes('self')),
        },
        {
          key: 'guardian',
          header: t('honours.consent.giverShort.guardian'),
          cell: (row) => said(row.given.includes('guardian')),
        },
        {
          key: 'shown',
          header: t('honours.consent.shown'),
          cell: (row) =>
            row.missing.length === 0
              ? t('honours.consent.shownYes')
              : `${t('honours.consent.shownNo')} (${t('honours.consent.missing').toLowerCase()}: ${missingWords(t, file.rule, row.missing)})`,
        },
      ]}
      rows={file.things}
      rowKey={(row) => row.thing}
    />
  );
}

function History({ t, file }: { t: Translator; file: ConsentFile }) {
  if (file.entries.length === 0) return <p className="muted">{t('honours.consent.historyNone')}</p>;
  return (
    <section>
      <h2>{t('honours.consent.history')}</h2>
      <Timeline
        items={file.entries.map((entry) => ({
          key: String(entry.id),
          time: formatDateVn(entry.givenOn),
          dateTime: entry.givenOn,
          sentence: t('honours.consent.historyLine', {
            field: itemWord(t, entry.thing),
            giver: giverOf(t, entry),
            date: formatDateVn(entry.givenOn),
            channel: t(`honours.consent.channels.${entry.channel}`),
          }),
          detail: endOf(t, entry),
        }))}
      />
    </section>
  );
}

function giverOf(t: Translator, { giver, representative, relation }: ConsentEntry): string {
  const word = t(`honours.consent.givers.${giver}`);
  if (!relation) return word;
  return `${representative || word} (${t(`consents.relations.${relation}`).toLowerCase()})`;
}

function endOf(t: Translator, { withdrawnAt, expiresOn }: ConsentEntry): string | undefined {
  if (withdrawnAt) return t('honours.consent.historyWithdrawn', { at: formatInstantVn(withdrawnAt) });
  return expiresOn ? t('honours.consent.historyUntil', { date: formatDateVn(expiresOn) }) : undefined;
}
