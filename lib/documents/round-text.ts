/**
 * The words of a paper of an award round that its writer may change: what is kept, signed and printed.
 * Owns its shape, its one written form and how articles are typed. Figures, names, number and day are no part of it:
 * they come from the books and the register. Pure.
 */

export const roundTextKinds = ['submission', 'minutes', 'decision'] as const;
export type RoundTextKind = (typeof roundTextKinds)[number];

export interface RoundText {
  /** "Về việc trao học bổng …", without a full stop. */
  subject: string;
  /** Deciding body of a decision, addressee of a submission; empty for minutes. */
  authority: string;
  /** Căn cứ lines; empty for minutes. */
  grounds: string[];
  /** Articles of a decision without "Điều 1.", paragraphs of a submission, what the meeting dealt with. */
  body: string[];
  /** Last sentence of a submission or of minutes. */
  closing: string;
  /** "Nơi nhận" without dash and full stop; empty for minutes. */
  distribution: string[];
  /** "TM. BAN THƯỜNG VỤ"; empty: as the office of who signs asks for. */
  signAuthority: string;
  /** "CHỦ TỊCH"; empty as above. */
  signOffice: string;
}

/** The one written form over which the fingerprint is computed; the order of its parts never changes. */
export function writtenForm(text: RoundText): string {
  const { subject, authority, grounds, body, closing, distribution, signAuthority, signOffice } = text;
  return JSON.stringify({
    ...{ subject, authority, grounds, body, closing },
    ...{ distribution, signAuthority, signOffice },
  });
}

/** Reads what writtenForm wrote. */
export function readWrittenForm(content: string): RoundText {
  return JSON.parse(content) as RoundText;
}

/** Articles as they stand in the box where they are edited: "Điều 1. …", a blank line between two. */
export function typedArticles(articles: readonly string[]): string {
  return articles.map((article, at) => `Điều ${at + 1}. ${article}`).join('\n\n');
}

const opening = /^Điều\s+(\d{1,2})\s*[.:]\s*(.*)$/iu;

/**
 * Reads typed articles. Each begins on a line with "Điều 1.", "Điều 2." in this order; other lines go with the article
 * above them. Null when the numbers are not 1, 2, 3 … or something stands before the first.
 */
export function readArticles(typed: string): string[] | null {
  const articles: string[][] = [];
  for (const line of textLines(typed)) {
    const found = opening.exec(line);
    if (found) {
      if (Number(found[1]) !== articles.length + 1) return null;
      articles.push(found[2] === '' ? [] : [found[2]!]);
      continue;
    }
    const last = articles.at(-1);
    if (!last) return null;
    last.push(line);
  }
  return articles.every((lines) => lines.length > 0) ? articles.map((lines) => lines.join('\n')) : null;
}

/** Lines with something on them, without spaces at their ends. */
export function textLines(typed: string): string[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** "3f2a 91bc 77d0 4e55": the beginning of a fingerprint in groups, as papers and screens show it. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}
