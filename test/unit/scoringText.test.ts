import { plainAlliance, type PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

/** Word weights are rounded to 2^-10, so texts by hand agree to three decimals. */
const DIGITS = 3;

/** gain' of the seeker in a type that its needs, if it has any, do not reach. */
function gain(
  a: Partial<PlainOrganisation>,
  b: Partial<PlainOrganisation>,
  ...others: PlainOrganisation[]
): number {
  return typeScore(scorePlain([{ id: 'a', ...a }, { id: 'b', ...b }, ...others]), 'CO_BRANDING')
    .seekerGainWithText;
}

const stated = { needs: { 'skill:baking': 5 } };
const fr = { language: 'fr' };

/** Twenty words that no document has: they keep the cosines of a query below the third at which text is full. */
const UNHEARD = Array.from({ length: 20 }, (_, i) => `unheard${i}`).join(' ');
const asking = (words: string) => ({ ...fr, ...stated, seeking: `${words} ${UNHEARD}` });

const words = (n: number): string => Array.from({ length: n }, (_, i) => `word${i}`).join(' ');
/** What needs that are covered whole, or ground, count beside so many words, where these find nothing. */
const besideWords = (n: number): number => 1 - (0.45 + (0.45 * n) / 80);

/** Length of a query of these weights and the twenty words, among `n` documents. */
const queryLength = (n: number, ...weights: number[]): number =>
  Math.hypot(...weights, Math.sqrt(20) * (1 + Math.log(1 + n)));

/** What a stated seeker without a covered need gains: half of text. */
const added = (centroid: number, best: number): number => 0.5 * ((3 * (centroid + 0.5 * best)) / 1.5);

describe('text (section 4)', () => {
  test('of a single document is that cosine, once as centroid and half as the best', () => {
    // One document, and a word that it has: 1 + ln(2/2).
    const cosine = 1 / queryLength(1, 1) / Math.sqrt(3);
    const found = gain(asking('coffee'), { ...fr, description: 'coffee village music' });
    expect(found).toBeCloseTo(added(cosine, cosine), DIGITS);
  });

  test('grows with the logarithm of how often a word stands', () => {
    const tea = 1 + Math.log(3);
    const cosine = tea / queryLength(1, 1) / Math.hypot(tea, 1);
    const found = gain(asking('tea'), { ...fr, description: 'tea tea tea cups' });
    expect(found).toBeCloseTo(added(cosine, cosine), DIGITS);
  });

  test('weighs rare words more', () => {
    // Of three documents two have `tea`, one has `silk`.
    const [tea, silk] = [1 + Math.log(4 / 3), 1 + Math.log(4 / 2)];
    const cosine = silk / queryLength(3, tea, silk);
    const others = [
      { id: 'c', ...fr, description: 'tea' },
      { id: 'd', ...fr, description: 'tea' },
    ];
    const found = gain(asking('tea silk'), { ...fr, description: 'silk' }, ...others);
    expect(found).toBeCloseTo(added(cosine, cosine), DIGITS);
  });

  test('takes the best of several documents beside their centroid', () => {
    // Two documents, one with the word: the centroid lies half-way.
    const silk = 1 + Math.log(3 / 2);
    const cosine = silk / queryLength(2, silk);
    const found = gain(asking('silk'), { ...fr, description: 'silk', offering: 'wood' });
    expect(found).toBeCloseTo(added(cosine * Math.SQRT1_2, cosine), DIGITS);
  });

  test('is full at 1', () => {
    expect(gain({ ...fr, ...stated, seeking: 'silk' }, { ...fr, description: 'silk' })).toBeCloseTo(0.5, 12);
  });

  test('counts an alliance with a text for each of its members', () => {
    const found = (status: 'ENDED' | 'PROPOSED'): number =>
      typeScore(
        scorePlain([{ id: 'a', ...fr, ...stated, seeking: 'silk' }, { id: 'b' }, { id: 'c' }], {
          alliances: [plainAlliance('p', ['b', 'c'], { ...fr, text: 'silk', status })],
        }),
        'CO_BRANDING',
      ).seekerGainWithText;
    expect(found('ENDED')).toBeCloseTo(0.5, DIGITS);
    expect(found('PROPOSED')).toBe(0);
  });

  test('compares only documents in a language of the query', () => {
    const seeker = { ...fr, ...stated, seeking: 'silk' };
    expect(gain(seeker, { language: 'de', description: 'silk' })).toBe(0);
    expect(gain(seeker, { language: 'fr-CA', description: 'silk' })).toBeCloseTo(0.5, DIGITS);
  });

  test.each<readonly [string, Partial<PlainOrganisation>, Partial<PlainOrganisation>, number]>([
    ['a stated seeker adds nothing for silence', { ...stated, seeking: 'silk' }, {}, 0],
    [
      'a stated seeker does not ask with its documents',
      { ...stated, description: 'silk' },
      { description: 'silk' },
      0,
    ],
    ['words alone: silence is a quarter', { seeking: 'silk' }, {}, 0.25],
    ['words alone: documents ask', { description: 'silk' }, { description: 'silk' }, 1],
    ['`seeking` before documents', { seeking: 'wood', description: 'silk' }, { description: 'silk' }, 0],
    [
      'derived needs that are covered, the same words',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } }, seeking: 'silk' },
      { offers: { 'brand:story': 1 }, description: 'silk' },
      1,
    ],
    [
      'derived needs count more than a half beside a word',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } }, seeking: 'wood' },
      { offers: { 'brand:story': 1 }, description: 'silk' },
      besideWords(1),
    ],
    [
      'no words',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } } },
      { offers: { 'brand:story': 1 }, description: 'silk' },
      1,
    ],
    [
      'a third beside forty words',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } }, seeking: words(40) },
      { offers: { 'brand:story': 1 }, description: 'silk' },
      besideWords(40),
    ],
    [
      'a tenth beside eighty and more',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } }, seeking: words(90) },
      { offers: { 'brand:story': 1 }, description: 'silk' },
      besideWords(80),
    ],
    [
      'its documents on the mean, rounded down',
      {
        needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } },
        description: words(30),
        offering: words(11),
      },
      { offers: { 'brand:story': 1 }, description: `${'silk '.repeat(200)}` },
      besideWords(20),
    ],
    [
      'the different words of the documents of the graph, where these are more',
      { needs: { 'brand:story': { priority: 5, origin: 'DERIVED' } }, seeking: 'wood' },
      { offers: { 'brand:story': 1 }, description: `${words(30)} ${words(30)}` },
      besideWords(30),
    ],
    [
      'ground counts as needs do',
      { offers: { 'skill:baking': 1 }, seeking: 'silk' },
      { offers: { 'skill:baking': 1 } },
      besideWords(1) + 0.25 * (1 - besideWords(1)),
    ],
  ])('%s', (_what, a, b, expected) => {
    expect(gain({ ...fr, ...a }, { ...fr, ...b })).toBeCloseTo(expected, DIGITS);
  });

  test('of the candidate counts nine tenths, however short', () => {
    const candidate = {
      needs: { 'brand:story': { priority: 5, origin: 'DERIVED' as const } },
      seeking: 'wood',
    };
    const found = typeScore(
      scorePlain([
        { id: 'a', ...fr, offers: { 'brand:story': 1 }, description: 'silk' },
        { id: 'b', ...fr, ...candidate },
      ]),
      'CO_BRANDING',
    );
    expect(found.candidateGainWithText).toBeCloseTo(0.1, DIGITS);
  });
});
