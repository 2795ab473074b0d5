/**
 * Addresses of award rounds in the office: programmes, rules, files, meeting, decision, what comes after.
 * Owns the words below `dot-xet`. Read through `routes.office` alone.
 */
import { office, type Query } from './addresses';

export const awardRoutes = {
  awardRounds: (hoi: string, query?: Query) => office(hoi, ['dot-xet'], query),
  newAwardRound: (hoi: string, query?: Query) => office(hoi, ['dot-xet', 'moi'], query),
  legalDocuments: (hoi: string, query?: Query) => office(hoi, ['dot-xet', 'van-ban'], query),
  awardProgrammes: (hoi: string, query?: Query) => office(hoi, ['dot-xet', 'chuong-trinh'], query),
  awardProgramme: (hoi: string, id: number, query?: Query) =>
    office(hoi, ['dot-xet', 'chuong-trinh', id], query),
  awardRules: (hoi: string) => office(hoi, ['dot-xet', 'quy-tac']),
  newAwardRules: (hoi: string, query?: Query) => office(hoi, ['dot-xet', 'quy-tac', 'moi'], query),
  awardRuleSet: (hoi: string, ruleSetId: number, query?: Query) =>
    office(hoi, ['dot-xet', 'quy-tac', ruleSetId], query),
  awardSuggestions: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'goi-y'], query),
  awardRound: (hoi: string, round: string, query?: Query) => office(hoi, ['dot-xet', round], query),
  awardDossiers: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'ho-so'], query),
  newAwardDossier: (hoi: string, round: string) => office(hoi, ['dot-xet', round, 'ho-so', 'moi']),
  awardDossier: (hoi: string, round: string, id: number, query?: Query) =>
    office(hoi, ['dot-xet', round, 'ho-so', id], query),
  nominationLinks: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'duong-lien-ket'], query),
  nominationList: (hoi: string, round: string, link: number) =>
    office(hoi, ['dot-xet', round, 'duong-lien-ket', 'da-ky'], { so: String(link) }),
  awardMeeting: (hoi: string, round: string, query?: Query) => office(hoi, ['dot-xet', round, 'hop'], query),
  awardHands: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'hop', 'gio-tay'], query),
  /** The meeting, at one file of the page shown. */
  awardMeetingFile: (hoi: string, round: string, query: Query, file?: number) =>
    `${office(hoi, ['dot-xet', round, 'hop'], query)}${file ? `#ho-so-${file}` : ''}`,
  awardProjector: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'hop', 'chieu'], query),
  awardGuests: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'hop', 'khach'], query),
  awardSignedPaper: (hoi: string, round: string) =>
    office(hoi, ['dot-xet', round, 'hop', 'gio-tay', 'to-da-ky']),
  awardScoring: (hoi: string, round: string, query?: Query) => office(hoi, ['dot-xet', round, 'cham'], query),
  awardScoreFile: (hoi: string, round: string, id: number, query?: Query) =>
    office(hoi, ['dot-xet', round, 'cham', id], query),
  awardRubric: (hoi: string, round: string) => office(hoi, ['dot-xet', round, 'cham', 'tieu-chi']),
  awardDecision: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh'], query),
  awardSubmissionPdf: (hoi: string, round: string) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh', 'to-trinh.pdf']),
  awardMinutesPdf: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh', 'bien-ban.pdf'], query),
  /** The words of one paper: 'to-trinh', 'bien-ban' or 'quyet-dinh'. */
  awardText: (hoi: string, round: string, paper: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh', 'van-ban', paper], query),
  awardDecisionChange: (hoi: string, round: string, decisionId: number, query?: Query) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh', decisionId, 'thay-doi'], query),
  awardDraftPdf: (hoi: string, round: string) => office(hoi, ['dot-xet', round, 'quyet-dinh', 'du-thao.pdf']),
  awardDecisionPdf: (hoi: string, round: string, decisionId: number) =>
    office(hoi, ['dot-xet', round, 'quyet-dinh', decisionId, 'quyet-dinh.pdf']),
  afterRound: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'sau-xet'], query),
  roundLetters: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'thu-ket-qua'], query),
  roundLettersPdf: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'thu-ket-qua', 'thu.pdf'], query),
  /** The posted list, objections to it, and who is called up from the reserve. */
  awardPosting: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'niem-yet'], query),
  /** `kho`: a4 or a3. */
  awardPostingPdf: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'niem-yet', 'to-niem-yet.pdf'], query),
  certificateRegister: (hoi: string, query?: Query) => office(hoi, ['dot-xet', 'giay-khen'], query),
  certificates: (hoi: string, decisionId: number, query?: Query) =>
    office(hoi, ['dot-xet', 'giay-khen', decisionId], query),
  /** The register as a paper: of a year, or of one decision. */
  certificateRegisterPdf: (hoi: string, year: number) =>
    office(hoi, ['dot-xet', 'giay-khen', 'so.pdf'], { nam: year }),
  certificatesPdf: (hoi: string, decisionId: number) =>
    office(hoi, ['dot-xet', 'giay-khen', decisionId, 'so.pdf']),
  /** With `round`, its longest name is tried on the sheet. */
  certificatePreview: (hoi: string, template?: number, round?: number) =>
    office(hoi, ['dot-xet', 'giay-khen', 'xem-truoc.pdf'], { mau: template, dot: round }),
  certificatePrint: (hoi: string, decisionId: number, printId: number) =>
    office(hoi, ['dot-xet', 'giay-khen', decisionId, 'in', printId]),
  awardInstalments: (hoi: string, round: string, query?: Query) =>
    office(hoi, ['dot-xet', round, 'ky-chi'], query),
  awardPayments: (hoi: string, round: string) => office(hoi, ['dot-xet', round, 'chi-tra']),
};
