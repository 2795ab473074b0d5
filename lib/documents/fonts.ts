/**
 * The type faces of the papers, straight from their packages: Tinos (the measures of Times) for official
 * papers, Be Vietnam Pro for the donor's paper. Exactly these files and no system font, so that a paper
 * printed on two machines is the same to the byte.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FACES = [
  'tinos/400Regular/Tinos_400Regular.ttf',
  'tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'tinos/700Bold/Tinos_700Bold.ttf',
  'tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  'be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  'be-vietnam-pro/400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf',
  'be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf',
  'be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
];

/** Bytes of every face. `root` is the project folder. Throws when a package is not installed. */
export function fontBlobs(root: string): Buffer[] {
  return FACES.map((face) => readFileSync(join(root, 'node_modules', '@expo-google-fonts', face)));
}
