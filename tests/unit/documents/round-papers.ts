/**
 * Every paper of an award round with as many people as asked for, all with long names and stacked marks.
 * Owns the made-up people and what each paper allows: its margins, and what may stand outside of them. Millimetres.
 */
import { roundDecision, roundMinutes, roundSubmission } from '@/lib/documents/award-papers';
import { envelopeLabels } from '@/lib/documents/envelope-labels';
import { honourProgramme } from '@/lib/documents/honour-programme';
import { meritCertificate } from '@/lib/documents/merit-certificate';
import { notePlanPaper } from '@/lib/documents/note-plan';
import type { PaperData, PaperName } from '@/lib/documents/papers';
import { postingSheet } from '@/lib/documents/posting-sheet';
import { paperCheck } from '@/lib/documents/qr';
import { renderPdfBatch } from '@/lib/documents/render';
import { familyLetter, nominatorLetter, usualWords } from '@/lib/documents/result-letter';
import { signSheet } from '@/lib/documents/sign-sheet';
import { transferList } from '@/lib/documents/transfer-list';
import { notePlan } from '@/lib/payments/note-plan';
import * as story from './story';

export const hardName = 'Nguyễn Thị Ngưỡng Mẫu Ỷ Ễ Ậ Ỗửệặ Thượng Khuyển';
const unit = 'Trường Trung học cơ sở và Trung học phổ thông Ỷ Ễ Ậ Mẫu';
const shared = { issuer: story.issuer, sampleNotice: story.sampleNotice };
const round = { ...shared, symbol: 'HKH', occasion: 'Tết khuyến học xuân Kỷ Hợi 2019' };
const sheet = { ...shared, subject: round.occasion, reference: '(Theo Quyết định số 01/QĐ-HKH)' };

const people = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ name: `${name} ${at + 1}`, unit, category: 'academicPrizeStudent', award: 'Học bổng khuyến học' },
    amountVnd: 500_000n + BigInt(at) * 1_000n,
  }));
const proposed = (count: number, name: string) => ({
  ...{
    ...round,
    fundName: 'Quỹ chung',
    meetingOn: '2019-01-25',
    secretary: name,
    awards: people(count, name),
  },
});

export interface RoundPaper {
  margins: { left: number; right: number; top: number; bottom: number };
  /** Texts of the margin at the foot and at the head, as patterns of whole lines without spaces. */
  foot?: RegExp;
  head?: RegExp;
  /** Sheets for one person and for forty. */
  sheets: [number, number];
  /** Sheets of paper for so many people with this name. */
  pdf: (count: number, name: string) => Uint8Array;
}

const one = <P extends PaperName>(paper: P, data: PaperData[P]) => renderPdfBatch(paper, [data]);
const compact = (text: string) => text.replace(/\s+/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const sample = compact(story.sampleNotice);
/** Nghị định 30/2020/NĐ-CP, Phụ lục I: left 30–35, right 15–20, top and bottom 20–25 mm; the number of the page above. */
const decree = { margins: { left: 30, right: 15, top: 20, bottom: 20 }, head: /^\d*$/ };
const numbered = new RegExp(`^(${sample})?(Trang)?\\d+/\\d+$`);
const certificate = (size: 'a4' | 'a5') => (count: number, name: string) =>
  renderPdfBatch(
    'merit-certificate',
    people(count, name).map((person, at) =>
      meritCertificate({
        ...{
          ...shared,
          issuingOffice: `Chủ tịch ${story.issuer.name}`,
          name: person.name,
          unit,
          sheet: size,
        },
        achievement: 'Có nhiều cố gắng trong học tập và rèn luyện, năm học 2018–2019',
        ...{ decisionNumber: '01/QĐ-HKH', decidedOn: '2019-01-28', registerNumber: `${at + 1}/2019` },
        signer: { authority: 'TM. BAN THƯỜNG VỤ', office: 'CHỦ TỊCH', name },
        check: paperCheck('K7QMX-3RTYB', 'https://densach.example/kt/K7QMX-3RTYB'),
      }),
    ),
  );
const posting = (size: 'a4' | 'a3') => (count: number, name: string) =>
  one(
    'posting-sheet',
    postingSheet({
      ...{ ...round, size, fromOn: '2019-01-29', untilOn: '2019-02-04', chairName: name },
      ...{ wherePosted: 'bảng tin của Hội', receiveAt: 'văn phòng Hội' },
      decisions: [{ reference: '01/QĐ-HKH', decidedOn: '2019-01-28' }],
      awards: people(count, name).map((person) => ({ ...person, school: unit, benefit: 'money' })),
    }),
  );

export const roundPapers: Record<string, RoundPaper> = {
  submission: {
    ...{ ...decree, foot: new RegExp(`^${sample}$`), sheets: [2, 4] },
    pdf: (count, name) => one('submission', roundSubmission(proposed(count, name), '2019-01-25')),
  },
  minutes: {
    ...{ ...decree, foot: new RegExp(`^${sample}$`), sheets: [2, 6] },
    pdf: (count, name) =>
      one(
        'meeting-minutes',
        roundMinutes(
          {
            ...{ ...round, meetingOn: '2019-01-25', secretary: name, chairperson: name, absent: [name] },
            ...{ councilSize: 2, present: [{ name, office: 'Chủ tịch Hội đồng' }], hasQuorum: true },
            ...{ quorumRule: '2/3', agenda: { files: count, duplicates: 0, returned: 0 }, reserve: [name] },
            votes: people(count, name).map((person) => ({
              ...{ name: person.name, unit, recused: [], entitled: 5, inFavour: 5, against: 0, blank: 0 },
              result: 'proposed' as const,
            })),
            rankChanges: [
              { name, basis: 'votes', cause: 'moved', defaultPlace: 2, councilPlace: 1, reason: unit },
            ],
          },
          '2019-01-25',
        ),
      ),
  },
  decision: {
    ...{ ...decree, foot: new RegExp(`^(Mãtracứu.*)?${sample}$`), sheets: [2, 4] },
    pdf: (count, name) =>
      one(
        'decision',
        roundDecision({
          ...{ ...proposed(count, name), number: 1, decidedOn: '2019-01-28', title: '', basis: '' },
          ...{ signedBy: name, signerIsChair: true, code: 'K7QMX-3RTYB', fingerprint: 'ab'.repeat(32) },
        }),
      ),
  },
  'posting sheet on A4': {
    ...{ margins: { left: 20, right: 20, top: 16, bottom: 16 }, foot: new RegExp(`^${sample}$`) },
    ...{ sheets: [1, 4], pdf: posting('a4') },
  },
  'posting sheet on A3': {
    ...{ margins: { left: 28, right: 28, top: 22, bottom: 22 }, foot: new RegExp(`^${sample}$`) },
    ...{ sheets: [1, 4], pdf: posting('a3') },
  },
  'certificate on A4': {
    margins: { left: 26, right: 26, top: 17, bottom: 16 },
    ...{ sheets: [1, 40], pdf: certificate('a4') },
  },
  'certificate on A5': {
    margins: { left: 16, right: 16, top: 11, bottom: 10 },
    ...{ sheets: [1, 40], pdf: certificate('a5') },
  },
  'sign sheet': {
    ...{ margins: { left: 20, right: 12, top: 14, bottom: 16 }, foot: numbered, sheets: [1, 5] },
    pdf: (count, name) =>
      one(
        'sign-sheet',
        signSheet({ ...sheet, signedOn: '2019-02-09', rows: people(count, name), signers: {} }),
      ),
  },
  'plan of notes': {
    ...{ margins: { left: 22, right: 16, top: 16, bottom: 16 }, foot: numbered, sheets: [1, 3] },
    pdf: (count, name) =>
      one(
        'note-plan',
        notePlanPaper({
          ...{
            ...sheet,
            subject: name,
            plannedOn: '2019-02-08',
            signers: { cashier: name, accountant: name },
          },
          plan: notePlan(people(count, name).map(({ amountVnd }) => amountVnd)),
        }),
      ),
  },
  'envelope labels': {
    // Labels lie on the whole sheet; each keeps 3 mm to its own edges.
    ...{ margins: { left: 3, right: 3, top: 3, bottom: 3 }, foot: new RegExp(`^${sample}$`), sheets: [1, 2] },
    pdf: (count, name) => one('envelope-labels', envelopeLabels(people(count, name), story.sampleNotice)),
  },
  'transfer list': {
    ...{ margins: { left: 22, right: 14, top: 15, bottom: 16 }, foot: numbered, sheets: [1, 3] },
    pdf: (count, name) =>
      one(
        'transfer-list',
        transferList({
          ...{ ...sheet, listedOn: '2019-02-09', signers: { accountant: name, chair: name } },
          from: { accountNo: '3501205000999', bank: 'Agribank', holder: 'HOI KHUYEN HOC' },
          files: [{ name: 'chuyen-khoan-3.xlsx', fingerprint: 'ab'.repeat(32) }],
          rows: people(count, name).map((person, at) => ({
            ...{ accountNumber: `0350120${at}`, holder: person.name, bank: 'Agribank', bin: '970405' },
            ...{ amountVnd: person.amountVnd, memo: 'KH265000017' },
          })),
        }),
      ),
  },
  // The address stands where the window of an envelope is, 20 mm from the left.
  'letter to a family': {
    ...{
      margins: { left: 20, right: 22, top: 18, bottom: 18 },
      foot: new RegExp(`^${sample}$`),
      sheets: [1, 40],
    },
    pdf: (count, name) =>
      renderPdfBatch(
        'result-letter',
        people(count, name).map((person) =>
          familyLetter({
            ...{ ...round, ...person, issuedOn: '2019-01-29', chairName: name, body: usualWords.awarded },
            ...{
              result: 'awarded',
              benefit: 'money',
              guardian: name,
              className: '7A',
              school: unit,
              places: 5,
            },
            decision: { reference: '01/QĐ-HKH', decidedOn: '2019-01-28' },
          }),
        ),
      ),
  },
  'letter to a nominator': {
    ...{
      margins: { left: 20, right: 22, top: 18, bottom: 18 },
      foot: new RegExp(`^${sample}$`),
      sheets: [1, 3],
    },
    pdf: (count, name) =>
      one(
        'result-letter',
        nominatorLetter({
          ...{ ...round, issuedOn: '2019-01-29', chairName: name, body: usualWords.nominator, unit },
          files: people(count, name).map((person) => ({
            ...{ name: person.name, className: '7A', category: person.category, benefit: 'money' },
            result: 'awarded' as const,
          })),
        }),
      ),
  },
  programme: {
    ...{ margins: { left: 20, right: 20, top: 18, bottom: 20 }, foot: numbered, sheets: [1, 3] },
    pdf: (count, name) =>
      one(
        'honour-programme',
        honourProgramme({
          ...{ ...round, unnamedCount: 3 },
          groups: [
            {
              title: 'Học sinh',
              rows: people(count, name).map((person) => ({ name: person.name, unit, honour: 'Giấy khen' })),
            },
          ],
        }),
      ),
  },
};
