/**
 * Whether a word could be written by a Vietnamese hand: the shape of a syllable.
 *
 * Owns: the beginnings and the ends that Vietnamese syllables have, and which tones a closed one may carry.
 * Refuses: to know words. "Nghoèng" may mean nothing; what counts is that misread letters ("NguyÔn") have no shape.
 */

const ONSETS = new Set(
  ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ').map((word) => word.trim()),
);
const LONGEST_ONSET = 3;

/** Ends without their tone, by the vowel they begin with. */
const RHYMES = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êc êng',
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot',
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uô uôc uôi uôm uôn uông uôt uơ up ut',
    'uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu',
    'y yêm yên yêng yêt yêu yn ynh yt',
  ].flatMap((line) => line.split(' ')),
);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** A syllable closed by c, ch, p or t is spoken with the tone sắc or nặng, and with no other. */
const STOPPED = /(?:c|ch|p|t)$/;
const STOPPED_TONES = new Set(['\u0301', '\u0323']);

/**
 * True when the word has the shape of one Vietnamese syllable: onset, rhyme, at most one tone that fits.
 * @param word letters only, in any case; composed or not
 */
export function isSyllable(word: string): boolean {
  const apart = word.normalize('NFD').toLowerCase();
  const tones = apart.match(TONES) ?? [];
  const plain = apart.replace(TONES, '').normalize('NFC');
  if (tones.length > 1 || plain === '') return false;
  for (let length = Math.min(LONGEST_ONSET, plain.length - 1); length >= 0; length -= 1) {
    if (!ONSETS.has(plain.slice(0, length)) || !RHYMES.has(plain.slice(length))) continue;
    if (!STOPPED.test(plain) || STOPPED_TONES.has(tones[0] ?? '')) return true;
  }
  return false;
}

export interface SyllableCount {
  /** Words with a letter outside a–z. */
  words: number;
  /** Of these, how many have the shape of a syllable and their capitals where people put them. */
  syllables: number;
}

/** With the signs that old fonts put their letters on: "V¨n" is one word, and no syllable. */
const WORD = /[\p{L}\p{M}\u00A1-\u00BF]+/gu;
const MARKED = /[^\u0020-\u007E]/;
/** All small, all capitals, or one capital in front: "NguyỄn" is a misreading, not a habit. */
const USUAL_CAPITALS = /^\p{Lu}?[\p{Ll}\p{M}]*$|^[\p{Lu}\p{M}]+$/u;

/** Counts how many of the marked words of a text could be Vietnamese; the measure of a right reading. */
export function countSyllables(text: string): SyllableCount {
  let [words, syllables] = [0, 0];
  for (const [word] of text.matchAll(WORD)) {
    if (!MARKED.test(word)) continue;
    words += 1;
    if (USUAL_CAPITALS.test(word) && isSyllable(word)) syllables += 1;
  }
  return { words, syllables };
}
