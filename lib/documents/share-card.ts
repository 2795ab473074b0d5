/**
 * Ảnh đi kèm một đường dẫn khi bà con gửi cho nhau (1200 x 630 điểm ảnh).
 * Owns nothing but its shape: the words are the page's own. Refuses more than four lines: it is read at the size of a stamp.
 */

export interface ShareCardData {
  issuerName: string;
  title: string;
  lines: string[];
  sampleNotice?: string;
}

/** Width and height of the picture in pixels, as previews expect them. */
export const CARD_WIDTH = 1200;

const MAX_LINES = 4;

/** Text of a picture; empty lines are left out. */
export function shareCard(input: ShareCardData): ShareCardData {
  return { ...input, lines: input.lines.filter((line) => line !== '').slice(0, MAX_LINES) };
}
