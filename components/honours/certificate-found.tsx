/**
 * What the register says about one certificate: number, decision, kind of award, state.
 * Refuses names: of a person stand first letters, and only while the person agrees (see PaperCheck).
 */
import { DateText } from '@/components/ui/date-text';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { CheckedCertificate } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';
import { AboutName, LogRoot } from './checked-parts';

interface Props {
  t: Translator;
  certificate: CheckedCertificate;
  associationName: string;
}

export function CertificateFound({ t, certificate, associationName }: Props) {
  const { state, personName, auditRoot, sealedAt } = certificate;
  const number = `${certificate.number}/${certificate.year}`;
  const facts: (Fact | false)[] = [
    { term: t('honours.check.association'), value: associationName },
    { term: t('honours.check.kind'), value: t('honours.check.kindCertificate', { number }) },
    { term: t('honours.check.date'), value: <DateText date={certificate.issuedOn} /> },
    {
      term: t('honours.check.decision'),
      value: t('honours.check.decisionOf', {
        reference: certificate.decisionReference,
        date: formatDateVn(certificate.decidedOn),
      }),
    },
    {
      term: t('honours.check.awardKind'),
      value: t(`honours.check.awardKinds.${certificate.awardKind}`),
    },
    personName !== null && { term: t('honours.check.party'), value: personName },
    state !== 'valid' && { term: t('honours.check.state'), value: stateText(t, certificate) },
  ];
  return (
    <>
      <Notice
        tone={state === 'valid' ? 'success' : 'warning'}
        title={t(`honours.check.certificateTitles.${state}`)}
      >
        <p>{t('honours.check.compare')}</p>
      </Notice>
      <DescriptionList items={facts.filter((fact) => fact !== false)} />
      <AboutName {...{ t, name: personName }} />
      <LogRoot {...{ t, root: auditRoot, sealedAt }} />
    </>
  );
}

function stateText(t: Translator, { state, revokedOn, revokingReference }: CheckedCertificate): string {
  if (state !== 'revoked') return t(`honours.check.certificateStates.${state}`);
  const date = revokedOn ? formatDateVn(revokedOn) : '';
  return revokingReference
    ? t('honours.check.revokedBy', { date, reference: revokingReference })
    : t('honours.check.revokedOn', { date });
}
