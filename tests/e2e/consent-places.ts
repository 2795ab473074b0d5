/** Pages, files and actions of asking for consent, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';
import { rightsExamples } from './rights-places';

export const consentPages: Readonly<Record<string, Permission>> = {
  'cong-bo/dong-y': 'consents.record',
  'cong-bo/dong-y/[id]': 'consents.record',
  'cong-bo/hoi-y-kien': 'consents.record',
  'cong-bo/hoi-y-kien/[dot]': 'consents.record',
  'cong-bo/hoi-y-kien/[dot]/[suat]': 'consents.record',
  'cong-bo/hoi-y-kien/[dot]/[suat]/phieu-da-ky': 'consents.record',
  'cong-bo/hoi-y-kien/[dot]/[suat]/anh-vinh-danh': 'honours.keepPhoto',
  'cong-bo/hoi-y-kien/[dot]/danh-sach.pdf': 'consents.record',
  'cong-bo/hoi-y-kien/[dot]/phieu.pdf': 'consents.record',
};

/** SQL for an award whose signed form is kept, else any award that stands, with whether there is a form to print. */
export const consentExampleColumns = `
  (SELECT min(q.award_id)::text FROM app.consent_request q JOIN a ON a.id = q.association_id JOIN app.consent_paper p ON (p.association_id, p.request_id) = (q.association_id, q.id)) AS "signedAward",
  (SELECT min(w.id)::text FROM app.award w, file WHERE (w.association_id, w.nomination_id) = (file.association_id, file.id) AND w.status = 'decided') AS "fileAward",
  (SELECT min(w.id)::text FROM app.award w, file WHERE (w.association_id, w.round_id) = (file.association_id, file.round_id) AND w.status = 'decided') AS "roundAward",
  (SELECT min(s.request_id)::text FROM app.person_request_step s JOIN a ON a.id = s.association_id WHERE s.step = 'checked') AS "request",
  (SELECT min(q.id)::text FROM app.person_request q JOIN a ON a.id = q.association_id WHERE q.wish = 'erase') AS erasing,
  (SELECT min(m.id)::text FROM app.mistake_report m JOIN a ON a.id = m.association_id WHERE m.kind <> 'suspicion') AS mistake,
  (SELECT min(b.id)::text FROM app.data_breach b JOIN a ON a.id = b.association_id) AS breach`;

/** Addresses about one award of the round of the examples; '' where the sample data have no form. */
export const consentExamples = (one: (name: string) => string | undefined) => ({
  ...rightsExamples(one('request') ?? '', one('breach') ?? '', one('mistake') ?? '', one('erasing') ?? ''),
  'cong-bo/hoi-y-kien/[dot]': one('round'),
  'cong-bo/hoi-y-kien/[dot]/[suat]': one('signedAward') ?? one('roundAward'),
  'cong-bo/hoi-y-kien/[dot]/[suat]/phieu-da-ky': one('signedAward') ? undefined : '',
  // The sample data keep no picture of anybody.
  'cong-bo/hoi-y-kien/[dot]/[suat]/anh-vinh-danh': '',
  'cong-bo/hoi-y-kien/[dot]/phieu.pdf': one('signedAward') ? undefined : '',
});

const today = '2026-01-02';
const place = { round: 'khong-co-that', awardId: none };

export const consentActions: Readonly<Record<string, ActionEntry>> = {
  'cong-bo/hoi-y-kien/[dot]#ask': asked('consents.record', {
    ...{ round: 'khong-co-that', roundId: none, today, answerBy: '10/01/2026', years: '1' },
  }),
  'cong-bo/hoi-y-kien/[dot]/[suat]#makeLink': asked('consents.record', {
    ...{ ...place, today, answerBy: '10/01/2026', years: '1', linkStart: 'http://localhost/dong-y/' },
  }),
  'cong-bo/hoi-y-kien/[dot]/[suat]#recordPaper': asked('consents.record', {
    ...{ ...place, requestId: none, today, givenOn: '01/01/2026', selfChosen: 'none', selfMark: 'on' },
  }),
  'cong-bo/hoi-y-kien/[dot]/[suat]#attachPaper': asked('consents.record', { ...place, requestId: none }),
  'cong-bo/hoi-y-kien/[dot]/[suat]#keepPhoto': asked('honours.keepPhoto', place),
  'cong-bo/hoi-y-kien/[dot]/[suat]#removePhoto': asked('honours.keepPhoto', place),
  'cong-bo/hoi-y-kien/[dot]/[suat]#closeQuestion': asked('consents.record', {
    ...{ ...place, requestId: none, cause: 'lost' },
  }),
};
