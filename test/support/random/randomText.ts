import type { SeededRandom } from './seededRandom';

/** Words by language, stop words, capitals and figures among them; some are the same word in two languages. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: (
    'the and of with for batik coffee export travel hotel design digital marketing training grant loan packaging ' +
    'logistics retail tourism beverage fabric furniture craft software sensor solar halal organic premium family ' +
    'festival ecommerce branding catering bakery weaving ceramic bamboo leather AI 5G 3D IoT sustainable research'
  ).split(' '),
  id: (
    'yang dan untuk dengan batik kopi ekspor wisata hotel desain digital pemasaran pelatihan hibah pinjaman kemasan ' +
    'logistik ritel minuman kain mebel kerajinan halal organik keluarga festival katering roti tenun keramik bambu ' +
    'kulit AI 5G penelitian pariwisata usaha mitra'
  ).split(' '),
  de: 'und mit für Kaffee Export Reise Hotel Design Schulung Verpackung Möbel Handwerk Software Batik Festival'.split(
    ' ',
  ),
  ja: ['コーヒー輸出', '観光ホテル', '家具と工芸', '旅行ソフトウェア', 'batik', '研修'],
};

const TAGS: Readonly<Record<string, readonly (string | null)[]>> = {
  en: ['en', 'en-GB', null],
  id: ['id', 'id-ID'],
  de: ['de'],
  ja: ['ja'],
};

/** A language to write in: English and Indonesian mostly. */
export function randomLanguage(random: SeededRandom): string {
  return random.pickPopular(['en', 'en', 'id', 'de', 'ja']);
}

/** A BCP 47 tag of the language; none now and then where it is English. */
export function randomTag(random: SeededRandom, language: string): string | null {
  return random.pick(TAGS[language]);
}

/** A text of 2 to `longest` words; one in twenty has stop words alone, so that no word is left of it. */
export function randomText(random: SeededRandom, language: string, longest: number): string {
  if (random.chance(0.05)) return language === 'id' ? 'yang dan untuk' : 'The and, of the';
  const words = Array.from({ length: random.integer(2, longest) }, () => random.pickPopular(WORDS[language]));
  return `${words.join(' ')}.`;
}
