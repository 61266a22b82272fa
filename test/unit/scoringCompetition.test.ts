import type { PlainOrganisation } from '../support/golden/plainGraph';
import { scorePlain, typeScore } from '../support/golden/scorePlain';

const bread = { 'offering:bread': 1, 'offering:cake': 1 };

function competition(mine: Partial<PlainOrganisation>, theirs: Partial<PlainOrganisation>): number {
  return scorePlain([
    { id: 'a', kind: 'SME', ...mine },
    { id: 'b', kind: 'SME', ...theirs },
  ]).competition;
}

describe('competition (section 6)', () => {
  test.each([
    ['one class', '1071', '1071', 1],
    ['one group', '1071', '1079', 0.7],
    ['one division', '1071', '1010', 0.4],
    ['one section', '1071', '1313', 0],
    ['nothing', '1071', '5610', 0],
  ])('sectors with %s in common', (_what, mine, theirs, comp) => {
    const offers = { ...bread, 'market:id': 1 };
    expect(competition({ sectors: [mine], offers }, { sectors: [theirs], offers })).toBeCloseTo(comp, 12);
  });

  const baker = (offers: Record<string, number>): Partial<PlainOrganisation> => ({
    sectors: ['1071'],
    offers,
  });

  test.each([
    [
      'as much as the smaller side shares',
      { ...bread, 'market:id': 1 },
      { 'offering:bread': 0.5, 'market:id': 1 },
      1,
    ],
    [
      'half of the offering',
      { ...bread, 'market:id': 1 },
      { 'offering:bread': 1, 'offering:tea': 1, 'market:id': 1 },
      0.5,
    ],
    ['markets apart', { ...bread, 'market:id-jb': 1 }, { ...bread, 'market:id-yo': 1 }, 0],
    ['a broader market is no direct offer', { ...bread, 'market:id-jb': 1 }, { ...bread, 'market:id': 1 }, 0],
    [
      'the larger of markets and segments',
      { ...bread, 'market:id-jb': 1, 'segment:families': 1 },
      { ...bread, 'market:id-yo': 1, 'segment:families': 0.6, 'segment:students': 0.4 },
      0.6,
    ],
    [
      'the same places alone',
      { 'market:id': 1, 'offering:bread': 1 },
      { 'market:id': 1, 'offering:tea': 1 },
      0,
    ],
    ['a side without offering', { ...bread, 'market:id': 1 }, { 'market:id': 1 }, 0],
  ])('%s', (_what, mine, theirs, comp) => {
    expect(competition(baker(mine), baker(theirs))).toBeCloseTo(comp, 12);
    expect(competition(baker(theirs), baker(mine))).toBeCloseTo(comp, 12);
  });

  test.each([
    ['in one region', 'market:bandung', 'market:id-jb', 0.5],
    ['in one country', 'market:bandung', 'market:jakarta', 0],
  ])('where a side says whom it serves nowhere, being based %s stands in', (_where, mine, theirs, comp) => {
    const a = { ...baker({ ...bread, 'market:id': 1 }), basedIn: [mine] };
    expect(competition(a, { ...baker(bread), basedIn: [theirs] })).toBe(comp);
  });

  test('takes kappa of it away', () => {
    const offers = { ...bread, 'market:id': 1 };
    const pair = scorePlain([
      { id: 'a', kind: 'SME', sectors: ['1071'], offers },
      { id: 'b', kind: 'SME', sectors: ['1079'], offers },
    ]);
    expect(typeScore(pair, 'ADVERTISING').competitionFactor).toBeCloseTo(1 - 0.6 * 0.7, 12);
    expect(typeScore(pair, 'MARKETPLACE').competitionFactor).toBe(1);
  });
});
