/**
 * Public pages are finished HTML (docs/decisions/0005): what would need a script, a cookie or a second part is refused.
 * Owns the list of what the front cannot keep. Refuses to look at staff pages, where all of it is allowed.
 */
import { type Check, isCode, type SourceFile } from './tree';

const isPublic = (file: SourceFile) =>
  /^app\/\(public\)\/|^components\/(public-shell|honours)\//.test(file.path) && isCode(file);

const refused: [RegExp, string][] = [
  [/^['"]use client['"]/m, 'a client component sends scripts'],
  [/\bSuspense\b/, 'Suspense sends the page in parts'],
  [/\bnotFound\(|\bredirect\(|\bpermanentRedirect\(/, 'leaves a blank page without scripts: use pageStatus'],
  [/from 'next\/link'|from "next\/link"/, 'next/link needs scripts: a plain a'],
  [/from 'next\/headers'/, 'cookies and headers would make the page differ from visitor to visitor'],
  [/\b(useState|useEffect|useActionState|onClick|onChange|onSubmit)\b/, 'works only with scripts'],
];

/** Each public page can be kept as it is and read without scripts. */
export const publicPagesAreFinished: Check = (files) =>
  files.filter(isPublic).flatMap((file) => {
    if (/\/(loading|template)\.tsx$/.test(file.path)) return [`${file.path}: sends the page in parts`];
    return refused.flatMap(([pattern, why]) => (pattern.test(file.text) ? [`${file.path}: ${why}`] : []));
  });
