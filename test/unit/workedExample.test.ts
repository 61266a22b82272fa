import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dimension } from '../../src/domain/dimension';
import type { Goal, OrganisationKind, OrganisationSize } from '../../src/domain/organisation';
import type { NeedCoverage } from '../../src/scoring/explanation';
import type { DimensionCoverage } from '../../src/scoring/pairScore';
import type { PlainOrganisation } from '../support/golden/plainGraph';
import { explainPlain, typeScore } from '../support/golden/scorePlain';

const section = readFileSync(join(__dirname, '../../docs/scoring.md'), 'utf8').split(
  '## 11. A worked example',
)[1];

/** The rows of the table whose head begins with `head`, as trimmed cells. */
function tableOf(head: string): string[][] {
  const lines = section.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** One column of the inputs as an organisation. */
function organisation(id: string, column: number): PlainOrganisation {
  const input = Object.fromEntries(tableOf('input').map((row) => [row[0], row[column]]));
  const rows = (cell: string): Record<string, number> =>
    Object.fromEntries(cell.split(', ').map((row) => [row.split(' ')[0], Number(row.split(' ')[1])]));
  const known = (cell: string): number | null => (cell === 'unknown' ? null : Number(cell));
  return {
    id,
    kind: input.kind as OrganisationKind,
    size: input.size as OrganisationSize,
    sectors: [input['sector (ISIC class)']],
    basedIn: [input['based in']],
    goals: input.goals.split(' ') as Goal[],
    offers: rows(input['offers, strength']),
    needs: rows(input['needs, priority']),
    replyHours: known(input['reply, hours']),
    keptCommitments: known(input['commitments kept']),
  };
}

const { pair, seeker } = explainPlain([organisation('a', 1), organisation('b', 2)], {
  parents: { 'channel:supermarkets': 'channel:grocery-retail' },
});
const type = typeScore(pair, 'DOMESTIC_EXPANSION');
const next = typeScore(pair, 'JOINT_PROMOTION');

const need = (id: string): NeedCoverage =>
  [...(seeker.covered ?? []), ...(seeker.uncovered ?? [])].find(({ needId }) => needId === id)!;
const coverage = (side: readonly DimensionCoverage[], dimension: Dimension): number =>
  side.find((each) => each.dimension === dimension)!.coverage;

/** N of a side, from a gain and what it is made of: sum of pi * omega * coverage, over the gain. */
const normaliser = (parts: readonly (readonly [number, number])[], gain: number): number =>
  parts.reduce((sum, [weight, share]) => sum + weight * share, 0) / gain;

const recomputed: Record<string, number> = {
  'rarity of market:id': need('market:id').rarity,
  'rarity of channel:supermarkets': need('channel:supermarkets').rarity,
  'rarity of asset:cold-store': need('asset:cold-store').rarity,
  'effective offer for market:id': need('market:id').effective,
  'effective offer for channel:supermarkets': need('channel:supermarkets').effective,
  'coverage of *a* in MARKET': coverage(pair.seekerCoverage, 'MARKET'),
  'coverage of *a* in CHANNEL': coverage(pair.seekerCoverage, 'CHANNEL'),
  'coverage of *a* in ASSET': coverage(pair.seekerCoverage, 'ASSET'),
  'coverage of *b* in OFFERING': coverage(pair.candidateCoverage, 'OFFERING'),
  'coverage of *b* in BRAND': coverage(pair.candidateCoverage, 'BRAND'),
  'coverage of *b* in SEGMENT': coverage(pair.candidateCoverage, 'SEGMENT'),
  'N of *a*': normaliser(
    [
      [0.8 * 0.45, coverage(pair.seekerCoverage, 'MARKET')],
      [1 * 0.35, coverage(pair.seekerCoverage, 'CHANNEL')],
    ],
    type.seekerGain,
  ),
  'N of *b*': normaliser(
    [
      [1 * 0.45, coverage(pair.candidateCoverage, 'OFFERING')],
      [0.6 * 0.25, coverage(pair.candidateCoverage, 'BRAND')],
    ],
    type.candidateGain,
  ),
  'gain of *a*': type.seekerGainWithText,
  'gain of *b*': type.candidateGainWithText,
  mutual: type.mutual,
  competition: pair.competition,
  'competition factor': type.competitionFactor,
  'fit of sectors': type.fits.sector,
  'fit of goals': type.fits.goal,
  'fit of trust': type.fits.trust,
  compatibility: type.compatibility,
  'place factor': type.placeFactor,
  'experience and network': pair.fameFactor,
  S: pair.s,
  score: pair.score,
  R: type.r,
  'R of the next type, JOINT_PROMOTION': next.r,
  evidence: pair.evidence,
};

describe('the worked example of docs/scoring.md', () => {
  const steps = tableOf('step').map((row) => [row[0], row[3]] as const);

  test('prints every step once', () => {
    expect(steps.map(([step]) => step)).toEqual(Object.keys(recomputed));
  });

  test.each(steps)('%s is %s', (step, printed) => {
    const digits = printed.split('.')[1]?.length ?? 0;
    expect(recomputed[step].toFixed(digits)).toBe(Number(printed).toFixed(digits));
    // A value that ends here must end there too: 0.4 is not 0.4049.
    if (digits < 4 && step !== 'score') expect(recomputed[step]).toBeCloseTo(Number(printed), 12);
  });

  test('ends as the text says', () => {
    expect(pair).toMatchObject({
      scoredAs: 'DOMESTIC_EXPANSION',
      advised: ['DOMESTIC_EXPANSION'],
      evidenceLevel: 'MEDIUM',
      winWin: true,
    });
    expect(type.host).toBe('CANDIDATE');
    expect([...pair.types].sort((p, q) => q.r - p.r)[1].type).toBe('JOINT_PROMOTION');
  });
});
