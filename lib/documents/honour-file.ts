/**
 * Bảng vàng của một năm trong một tệp: for a stick, read without network, without script, printed on A4.
 * Owns the markup, the style sheet and the type faces inside it. Refuses every address but one: the page the list came from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstantVn } from '@/lib/kernel/dates';
import type { HonourBookletData } from './honour-booklet';

export interface HonourFileInput {
  list: HonourBookletData;
  /** Number of the copy, and when it was made (ISO instant). */
  copy: { number: number; madeAt: string };
  /** Whole address of the public page. */
  address: string;
}

const FACES = join('node_modules', '@expo-google-fonts', 'be-vietnam-pro');
const face = (file: string, weight: number) =>
  `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(
    join(process.cwd(), FACES, file),
  ).toString('base64')}) format("truetype")}`;

const STYLES = `
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--muted:#595959;--brand:#a61b1b;--line:#c9b78a;--cream:#fff8e7;--link:#0b5cad}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eeebe4;--paper:#16181d;--muted:#bdb7ab;--brand:#ff9a8b;--line:#6b5f45;--cream:#27231a;--link:#8ab8ff}}
*{box-sizing:border-box}html{font-size:112.5%}
body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.6 "Be Vietnam Pro",sans-serif;overflow-wrap:break-word}
h1{font-size:1.8rem;line-height:1.5;color:var(--brand);margin:.5rem 0;border-bottom:4px double var(--line)}
h2{font-size:1.2rem;line-height:1.5;color:var(--brand);margin:1.8rem 0 .5rem;break-after:avoid}
a{color:var(--link)}p{margin:0 0 .8rem;max-width:42rem}.muted{color:var(--muted)}code{overflow-wrap:anywhere}
.note{background:var(--cream);border-left:.3rem solid var(--line);padding:.7rem 1rem}
nav ul{columns:18rem;padding-left:1.2rem;margin:0}nav a{display:inline-block;min-height:2.2rem}
table{border-collapse:collapse;width:100%}thead{display:table-header-group}tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}thead th{color:var(--muted);font-weight:400}
td:first-child,th:first-child{width:3rem}.square svg{width:9rem;height:9rem}
@media screen and (max-width:47.99em){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,td,tbody th{display:block;width:auto}
tr{border:1px solid var(--line);border-left-width:.3rem;padding:.5rem .8rem;margin:0 0 .6rem}th,td{border:0;padding:.1rem 0}td:first-child{display:none}}
@media print{@page{size:A4;margin:15mm}html{font-size:11pt}body{max-width:none;padding:0}nav,.screen{display:none}a{color:inherit;text-decoration:none}}
`;

/** The whole file. Everything that was typed by somebody is escaped; nothing in it can run. */
export function honourFile({ list, copy, address }: HonourFileInput): string {
  const title = `Bảng vàng khuyến học – ${list.yearLine}`;
  const made = `Bản sao số ${copy.number}, làm lúc ${formatInstantVn(copy.madeAt)}`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${safe(`${title}, ${list.running}`)}</title>
<style>${face('400Regular/BeVietnamPro_400Regular.ttf', 400)}${face('700Bold/BeVietnamPro_700Bold.ttf', 700)}${STYLES}</style></head><body>
<header><p>${safe(list.running)}</p><h1>${safe(title)}</h1><p>${safe(list.lede)}.</p>
${list.sampleNotice ? `<p class="note">${safe(list.sampleNotice)}</p>` : ''}
<p class="note"><strong>${safe(made)}.</strong> Tệp này không tự đổi theo sự đồng ý. Trang đang hiện: <a href="${safe(address)}">${safe(address)}</a></p>
<p class="screen muted">Tìm tên: bấm Ctrl + F (trên điện thoại: “Tìm trong trang”) rồi gõ tên có dấu. In: Ctrl + P, ra khổ A4.</p></header>
${list.units.length > 1 ? contents(list) : ''}
<main>${list.units.map((unit, at) => section(list, unit, at)).join('\n')}
${list.closing.map((line) => `<p>${safe(line)}</p>`).join('')}</main>
<footer class="muted">${list.proof.map((line) => `<p><code>${safe(line)}</code></p>`).join('')}<p class="square">${list.qr}</p></footer>
</body></html>
`;
}

type Unit = HonourBookletData['units'][number];

function contents({ contentsTitle, units }: HonourBookletData): string {
  const lines = units.map(
    (unit, at) =>
      `<li><a href="#don-vi-${at}">${safe(unit.title)}</a> <span class="muted">${safe(unit.count)}</span></li>`,
  );
  return `<nav aria-labelledby="muc-luc"><h2 id="muc-luc">${safe(contentsTitle)}</h2><ul>${lines.join('')}</ul></nav>`;
}

function section({ columns }: HonourBookletData, unit: Unit, at: number): string {
  const heads = columns.map((title) => `<th scope="col">${safe(title)}</th>`).join('');
  const rows = unit.rows.map(
    ({ order, name, honour, school }) =>
      `<tr><td>${safe(order)}</td><th scope="row">${safe(name)}</th><td>${safe(honour)}</td><td>${safe(school)}</td></tr>`,
  );
  return `<section><h2 id="don-vi-${at}">${safe(unit.title)}</h2><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
