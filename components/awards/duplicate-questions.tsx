/** "Có phải cùng một người không?" A question with one button for yes; no needs no button. Refuses to merge by itself. */
import type { FormAction } from '@/components/forms/plain-form';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DossierData } from '@/lib/awards/queries/pages';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import { ActionForm } from './action-form';

export interface DuplicateQuestionsProps {
  hoi: string;
  locale: Locale;
  data: DossierData;
  action: FormAction;
}

/** One notice for each file that looks alike. */
export function DuplicateQuestions({ hoi, locale, data, action }: DuplicateQuestionsProps) {
  const t = translator(locale);
  const none = t('awards.file.notGiven');
  return data.questions.map((question) => {
    const sentence = t('awards.file.questionLikely', {
      ...{ name: question.name, year: question.birthYear === null ? none : String(question.birthYear) },
      ...{ school: question.school || none, unit: question.unitWrittenAs || none },
      ...{ proposedBy: question.proposedByUnit || none, round: question.roundName },
    });
    const hidden = { round: data.round.slug, nominationId: data.file.id, outcome: 'duplicate' };
    return (
      <Notice key={question.nominationId} tone="warning" title={t('awards.file.questionTitle')}>
        <p>{question.isSameRound ? t('awards.file.questionBody') : t('awards.file.otherRound')}</p>
        <p>
          {question.isSameRound ? (
            <a href={routes.office.awardDossier(hoi, data.round.slug, question.nominationId)}>{sentence}</a>
          ) : (
            sentence
          )}
        </p>
        {question.isSameRound ? (
          <>
            <ActionForm
              action={action}
              locale={locale}
              hidden={{ ...hidden, duplicateOfId: question.nominationId }}
              actions={
                <SubmitButton locale={locale} variant="secondary">
                  {t('awards.file.questionYes')}
                </SubmitButton>
              }
            />
            <p>{t('awards.file.questionNo')}</p>
          </>
        ) : null}
      </Notice>
    );
  });
}
