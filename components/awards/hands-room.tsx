/**
 * Hands raised in the room: what was written down, the signed paper, who confirmed, and the three forms about it.
 * Says plainly whether the hands count. Refuses to show a form that would be refused.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { TextInput } from '@/components/ui/text-input';
import { can, type Role } from '@/lib/access/policy';
import type { RoomData, RoomFile } from '@/lib/awards/queries/raised-hands';
import type { DeskFilter } from '@/lib/awards/rules/meeting-desk';
import { confirmationsNeeded } from '@/lib/awards/rules/tally';
import { deskQuery } from '@/lib/awards/schema/desk-forms';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';
import { calledName } from './called-name';
import { DeskLine, DeskNav, DeskPaging } from './desk-nav';
import { ConfirmForms, GroupHandsForm } from './hands-bulk';
import { HandsForm } from './hands-form';

export interface HandsActions {
  write: FormAction;
  writeAll: FormAction;
  attach: FormAction;
  confirm: FormAction;
  confirmAll: FormAction;
}

export interface HandsRoomProps {
  hoi: string;
  locale: Locale;
  roles: readonly Role[];
  data: RoomData;
  actions: HandsActions;
}

/** The page below the tabs. */
export function HandsRoom({ hoi, locale, roles, data, actions }: HandsRoomProps) {
  const t = translator(locale);
  const { round, desk } = data;
  const isOpen = round.status === 'meeting';
  const writes = isOpen && can(roles, 'awards.manageRound');
  const to = (filter: DeskFilter) => routes.office.awardHands(hoi, round.slug, deskQuery(filter));
  const form = { data, locale };
  return (
    <div className="stack">
      <p>
        <a href={routes.office.awardMeeting(hoi, round.slug)}>{t('awards.hands.back')}</a>
      </p>
      <p className="lede">{t('awards.hands.lede', { count: confirmationsNeeded })}</p>
      {isOpen ? null : <Notice tone="locked" title={t('awards.hands.notOpen')} />}
      <section className="stack">
        <h2>{t('awards.hands.written')}</h2>
        <PaperLine {...{ hoi, data, locale }} />
        <DeskNav {...{ locale, round, desk, to }} lefts={['sheet', 'confirm']} />
        <DeskLine {...{ desk, locale }} />
        <details open={!writes}>
          <summary>{t('awards.hands.sheets', { count: desk.files.length })}</summary>
          <SheetTable files={desk.files} locale={locale} />
        </details>
        {writes ? null : <DeskPaging {...{ locale, desk, to }} />}
      </section>
      {isOpen ? <ConfirmForms {...form} one={actions.confirm} all={actions.confirmAll} /> : null}
      {writes ? <GroupHandsForm {...form} action={actions.writeAll} /> : null}
      {writes ? <HandsForm {...form} action={actions.write} /> : null}
      {writes ? <PaperForm {...form} action={actions.attach} /> : null}
    </div>
  );
}

function SheetTable({ files, locale }: { files: RoomFile[]; locale: Locale }) {
  const t = translator(locale);
  const text = (key: string) => t(`awards.hands.${key}`);
  return (
    <Table
      caption={text('written')}
      captionHidden
      rows={files}
      rowKey={(file) => file.dossier.id}
      columns={[
        { key: 'name', header: t('awards.meeting.name'), cell: (file) => calledName(file.dossier, locale) },
        { key: 'hands', header: text('hands'), cell: (file) => <Hands {...{ file, locale }} /> },
        { key: 'confirmed', header: text('confirmedBy'), cell: (file) => file.confirmedBy.join(', ') || '–' },
        { key: 'counts', header: text('state'), cell: (file) => <SheetState {...{ file, locale }} /> },
      ]}
    />
  );
}

function Hands({ file, locale }: { file: RoomFile; locale: Locale }) {
  const t = translator(locale);
  const choices = [...new Set(file.hands.flatMap(({ hand }) => hand ?? []))];
  if (choices.length === 0) return t('awards.hands.none');
  return (
    <>
      {choices.map((choice) => (
        <p key={choice}>
          <strong>{t(`awards.choices.${choice}`)}:</strong>{' '}
          {file.hands
            .filter((one) => one.hand === choice)
            .map((one) => (one.isGuest ? t('awards.guests.marked', { name: one.name }) : one.name))
            .join(', ')}
        </p>
      ))}
      {file.hands.map((one) =>
        one.ownInstead ? (
          <p key={one.userId}>
            {t('awards.hands.differs', { name: one.name, own: t(`awards.choices.${one.ownInstead}`) })}
          </p>
        ) : null,
      )}
    </>
  );
}

function SheetState({ file, locale }: { file: RoomFile; locale: Locale }) {
  const t = translator(locale);
  if (file.counts) return <StatusTag tone="success">{t('awards.hands.counts')}</StatusTag>;
  if (file.hands.every(({ hand }) => hand === null)) return null;
  return <StatusTag tone="warning">{t(`awards.hands.${file.digest ? 'waits' : 'waitsForPaper'}`)}</StatusTag>;
}

function PaperLine({ hoi, data, locale }: { hoi: string; data: RoomData; locale: Locale }) {
  const t = translator(locale);
  const { paper, round } = data;
  if (!paper) return <p>{t('awards.hands.noPaper')}</p>;
  const label = t('awards.hands.paper', { version: paper.version, size: Math.ceil(paper.size / 1024) });
  const mark = t('awards.hands.fingerprint', { fingerprint: paper.fingerprint.slice(0, 16) });
  return (
    <p>
      {round.hiddenFiles > 0 ? label : <a href={routes.office.awardSignedPaper(hoi, round.slug)}>{label}</a>}.{' '}
      <span className="muted">{mark}</span>
    </p>
  );
}

interface PartProps {
  data: RoomData;
  locale: Locale;
  action: FormAction;
}

function PaperForm({ data, locale, action }: PartProps) {
  const t = translator(locale);
  const submit = <SubmitButton locale={locale}>{t('awards.hands.attach')}</SubmitButton>;
  const hidden = { round: data.round.slug, roundId: data.round.id };
  return (
    <section>
      <h2>{t('awards.hands.attachTitle')}</h2>
      <ActionForm action={action} locale={locale} hidden={hidden} actions={submit}>
        <TextInput
          name="file"
          type="file"
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          label={t('awards.hands.file')}
          hint={t('awards.hands.fileHint')}
          locale={locale}
        />
      </ActionForm>
    </section>
  );
}
