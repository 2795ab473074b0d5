/** Words of the address of each part of a file by link. Pure. */
import type { LinkTask } from '@/lib/awards/schema/link-forms';

export type LinkPart = LinkTask | 'handIn';

export const partWords: Readonly<Record<LinkPart, string>> = {
  ...{ person: 'nguoi', merit: 'thanh-tich', circumstances: 'hoan-canh', papers: 'giay-to', handIn: 'nop' },
};
