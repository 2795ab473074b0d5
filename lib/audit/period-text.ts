/** How entries of the log name a month of the books. */

/** "2019-7" → "07/2019". */
export function periodText(subject: string): string {
  const [year, month] = subject.split('-');
  return month && year ? `${month.padStart(2, '0')}/${year}` : subject;
}
