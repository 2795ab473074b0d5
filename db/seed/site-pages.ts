/** The rules of the fund with a part of the association's own, corrected once, and a draft about hours that waits. */
import { builtInPage } from '@/lib/honours/built-in-pages';
import { publishSitePage, saveSiteDraft } from '@/lib/site-pages/commands';
import type { Player } from './stage';

const asked = (day: string) => `\n\n# Hỏi về quy chế\nXin hỏi Thư ký Hội tại trụ sở, ${day}.`;
const askedEn = (day: string) =>
  `\n\n# Questions about the rules\nPlease ask the secretary at the office, ${day}.`;

/** Writes, publishes and corrects the rules; leaves a draft of the contact page. */
export async function writeSitePages(secretary: Player, chair: Player): Promise<void> {
  const built = builtInPage('rules');
  const announce = async (revision: number, day: string, dayEn: string, reason: string) => {
    const words = { page: 'rules' as const, vi: built.vi + asked(day), en: built.en + askedEn(dayEn) };
    const saved = await secretary.act((tx, actor) => saveSiteDraft(tx, actor, { ...words, revision }));
    await chair.act((tx, actor) =>
      publishSitePage(tx, actor, { page: 'rules', revision: saved, reason, tick: [] }),
    );
    return saved + 1;
  };
  const first = await announce(0, 'sáng thứ Hai', 'on Monday mornings', 'Thêm chỗ hỏi về quy chế');
  await announce(
    first,
    'sáng thứ Hai và sáng thứ Năm',
    'on Monday and Thursday mornings',
    'Thêm một buổi tiếp',
  );
  const contact = builtInPage('contact');
  const vi = contact.vi.replace(
    'Xin gọi trước để hẹn giờ',
    'Sáng thứ Hai và sáng thứ Năm, 7 giờ 30 đến 11 giờ. Ngoài giờ xin gọi trước',
  );
  await secretary.act((tx, actor) => saveSiteDraft(tx, actor, { page: 'contact', vi, en: '', revision: 0 }));
}
