/** A register of certificates with made-up people, for the tests that measure and read it. */
import { certificateRegister, type RegisterEntry } from '@/lib/documents/certificate-register';
import { renderPdf } from '@/lib/documents/render';
import type { RoundPaper } from './round-papers';
import * as story from './story';

/** The entry of the `at`th certificate of 2019. */
export const entry = (
  at: number,
  name: string | null,
  changes: Partial<RegisterEntry> = {},
): RegisterEntry => ({
  ...{ number: `${String(at + 1).padStart(2, '0')}/2019`, issuedOn: '2019-01-28', name },
  unit: 'Trường Trung học cơ sở và Trung học phổ thông Ỷ Ễ Ậ Mẫu',
  achievement: 'Có nhiều cố gắng trong học tập và rèn luyện, Tết khuyến học 2019, năm học 2018–2019',
  ...{ decision: '01/QĐ-HKH', decidedOn: '2019-01-28', state: 'valid', replaces: null, replacedBy: null },
  ...{ revokedOn: null, revokingDecision: null },
  ...changes,
});

export const registerOf = (entries: RegisterEntry[]) =>
  certificateRegister({
    ...{ issuer: story.issuer, scope: { year: 2019 }, printedOn: '2019-03-01', chairName: story.chair },
    ...{ sampleNotice: story.sampleNotice, entries },
  });

export const registerPaper: RoundPaper = {
  margins: { left: 20, right: 12, top: 14, bottom: 16 },
  foot: /^Dữliệumẫu.*Trang\d+\/\d+$/,
  sheets: [1, 4],
  pdf: (count, name) =>
    renderPdf(
      'certificate-register',
      registerOf(Array.from({ length: count }, (_, at) => entry(at, `${name} ${at + 1}`))),
    ),
};
