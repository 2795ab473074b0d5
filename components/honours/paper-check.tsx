/**
 * Checking a printed paper by its code: the form, and what the books say.
 * Owns one wording for every paper that is not there, whatever the reason. Refuses names: of a person stand first letters,
 * and only while the person lets the name stand in public (`app.paper_public_name` says why); otherwise the page says whom
 * to ask, so that a forger who only changes the name is still found out.
 */
import { Amount } from '@/components/ui/amount';
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import type {
  CheckedCertificate,
  CheckedChange,
  CheckedPaper,
  JourneyStep,
} from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Translator, translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { CertificateFound } from './certificate-found';
import { AboutName, LogRoot } from './checked-parts';
import { GiftJourney } from './gift-journey';

export interface PaperCheckProps {
  locale: Locale;
  /** Address of the form. */
  action: string;
  /** As typed; empty: only the form. */
  typed: string;
  /** False when the code could not even be one. */
  isReadable: boolean;
  paper?: CheckedPaper;
  certificate?: CheckedCertificate;
  /** Later decisions that change the paper, when it is a decision. */
  changes?: readonly CheckedChange[];
  /** What the fund of a gift gave since. */
  journey?: readonly JourneyStep[];
  associationName?: string;
}

/** The answer, then the form for the next paper. */
export function PaperCheck(props: PaperCheckProps) {
  const { locale, action, typed, isReadable, paper, certificate, changes = [], journey = [] } = props;
  const associationName = props.associationName ?? '';
  const t = translator(locale);
  const isFound = paper !== undefined || certificate !== undefined;
  return (
    <>
      {paper ? <Found {...{ t, paper, changes, associationName }} /> : null}
      {journey.length > 0 ? <GiftJourney {...{ t, journey }} /> : null}
      {certificate ? <CertificateFound {...{ t, certificate, associationName }} /> : null}
      {typed !== '' && !isFound ? (
        <Notice tone="error" title={t('honours.check.notFound')}>
          <p>{t('honours.check.notFoundBody')}</p>
          {isReadable ? null : <p>{t('honours.check.unreadable')}</p>}
        </Notice>
      ) : null}
      {isFound ? (
        <h2 className="no-print">{t('honours.check.another')}</h2>
      ) : (
        <p className="lede">{t('honours.check.lede')}</p>
      )}
      <form className="filters" action={action}>
        <TextInput
          name="ma"
          label={t('honours.check.code')}
          hint={t('honours.check.codeHint')}
          locale={locale}
          defaultValue={isFound ? '' : typed}
          maxLength={40}
          autoComplete="off"
        />
        <button className="btn btn-primary" type="submit">
          {t('honours.check.button')}
        </button>
      </form>
    </>
  );
}

interface FoundProps {
  t: Translator;
  paper: CheckedPaper;
  changes: readonly CheckedChange[];
  associationName: string;
}

function Found({ t, paper, changes, associationName }: FoundProps) {
  const isVoided = paper.voidedBy !== null;
  const kind = paper.kind === 'voucher' ? 'kindVoucher' : 'kindDecision';
  const voided = isVoided && {
    reference: paper.voidedBy ?? '',
    date: paper.voidedOn ? formatDateVn(paper.voidedOn) : '',
  };
  const facts: (Fact | false)[] = [
    { term: t('honours.check.association'), value: associationName },
    { term: t('honours.check.kind'), value: t(`honours.check.${kind}`, { reference: paper.reference }) },
    { term: t('honours.check.date'), value: <DateText date={paper.issuedOn} /> },
    { term: t('honours.check.amount'), value: <Amount value={paper.amountVnd} words voided={isVoided} /> },
    paper.fundLabel !== null && { term: t('honours.check.fund'), value: paper.fundLabel },
    paper.partyName !== null && { term: t('honours.check.party'), value: paper.partyName },
    voided && { term: t('honours.check.state'), value: t('honours.check.stateVoided', voided) },
    ...changes.map(({ reference, decidedOn, outcome }) => ({
      term: t(`honours.check.changes.${outcome}`),
      value: t('honours.check.changedBy', { reference, date: formatDateVn(decidedOn) }),
    })),
  ];
  return (
    <>
      <Notice
        tone={isVoided || changes.length > 0 ? 'warning' : 'success'}
        title={t(`honours.check.${titleOf(isVoided, changes)}`)}
      >
        <p>{t('honours.check.compare')}</p>
      </Notice>
      <DescriptionList items={facts.filter((fact) => fact !== false)} />
      {paper.kind === 'voucher' ? <AboutName {...{ t, name: paper.partyName }} /> : null}
      <LogRoot {...{ t, root: paper.auditRoot, sealedAt: paper.sealedAt }} />
    </>
  );
}

const titleOf = (isVoided: boolean, changes: readonly CheckedChange[]) =>
  isVoided ? 'foundVoided' : changes.length > 0 ? 'foundChanged' : 'found';
