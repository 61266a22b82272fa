import type { AllianceType } from '../domain/allianceType';
import type { Explanation, GainExplanation, NeedCoverage, TypeReason } from '../scoring/explanation';
import type { ListPlace } from '../services/recommendations';
import type { PairScore, TypeScore } from '../scoring/pairScore';
import { dimensionPhrase, exclusionPhrase, percent, scoreText, someOf, typePhrase } from './phrases';
import { renderTable } from './renderTable';
import type { Column } from './renderTable';
import { bullet } from './textWidth';

/** Names of the copy in memory. */
export interface ExplanationNames {
  readonly seeker: string;
  readonly candidate: string;
  resource(id: string): string;
}

/** The reasons for one pair as lines of text: both gains with points that add up, factors, types and gates. */
export function renderExplanation(
  why: Explanation,
  place: ListPlace | undefined,
  names: ExplanationNames,
  width: number,
): readonly string[] {
  const { pair } = why;
  const score = why.type === pair.scoredAs ? '' : ` (as ${typePhrase(pair.scoredAs)})`;
  return [
    `${names.seeker} with ${names.candidate}: ${typePhrase(why.type)}`,
    `score ${scoreText(pair)}${score}${rankPhrase(place)}, evidence ${pair.evidenceLevel.toLowerCase()}` +
      (pair.winWin ? ', win-win' : ''),
    ...renderListing(why),
    ...renderGain(why.seeker, { winner: names.seeker, giver: names.candidate, ...names }, width),
    ...renderGain(why.candidate, { winner: names.candidate, giver: names.seeker, ...names }, width),
    ...renderFactors(why),
    ...renderTypes(why, width),
  ];
}

function rankPhrase(place: ListPlace | undefined): string {
  return place ? `, rank ${place.position} of ${place.total}` : '';
}

/** Why a pair that has a score is in no list all the same. */
function renderListing({ exclusions, pair }: Explanation): readonly string[] {
  const reasons = [
    ...exclusions.map(exclusionPhrase),
    ...(pair.related ? [] : ['they have no covered need, resource or word in common']),
  ];
  return reasons.length > 0 ? [`not listed: ${reasons.join('; ')}`] : [];
}

interface Sides {
  readonly winner: string;
  readonly giver: string;
  resource(id: string): string;
}

const NEED_COLUMNS: readonly Column[] = [
  { title: '  points', align: 'right' },
  { title: 'dimension' },
  { title: 'need', shrinksTo: 14 },
  { title: 'priority', align: 'right' },
  { title: 'covered by', shrinksTo: 14 },
  { title: 'how far', align: 'right' },
];

function renderGain(gain: GainExplanation, sides: Sides, width: number): readonly string[] {
  const rows = [...(gain.covered ?? []), ...(gain.uncovered ?? [])].map((need) => needRow(need, sides));
  if (gain.covered === null) {
    const count = `${gain.coveredCount} of ${gain.coveredCount + gain.uncoveredCount} needs`;
    rows.push([points(gain.needPoints), '', `${count} (counted only)`, '', '', '']);
  }
  if (gain.groundPoints > 0) {
    const shared = gain.shared.map(({ resourceId }) => sides.resource(resourceId));
    rows.push([points(gain.groundPoints), '', 'common ground', '', someOf(shared, 4), '']);
  }
  if (gain.textPoints > 0) {
    rows.push([points(gain.textPoints), '', 'words', '', gain.matchedWords.join(', '), '']);
  }
  rows.push([points(gain.gain), '', 'together', '', '', '']);
  return [
    '',
    `${sides.winner} gains ${percent(gain.gain)} from ${sides.giver}`,
    ...renderTable(NEED_COLUMNS, rows, width),
  ];
}

function needRow(need: NeedCoverage, sides: Sides): readonly string[] {
  return [
    points(need.points),
    dimensionPhrase(need.dimension),
    sides.resource(need.needId),
    String(need.priority),
    need.offerId === null ? 'nothing' : sides.resource(need.offerId),
    percent(need.effective),
  ];
}

function points(value: number): string {
  return value.toFixed(3);
}

function renderFactors({ pair, type }: Explanation): readonly string[] {
  const scored = pair.types.find((score) => score.type === type);
  if (!scored) return [];
  const { fits } = scored;
  return [
    '',
    `Factors of ${typePhrase(type)}`,
    ...factorLines(scored, pair),
    `  fits: sector ${fraction(fits.sector)}, size ${fraction(fits.size)}, goals ${fraction(fits.goal)}, trust ${fraction(fits.trust)}`,
  ];
}

/** The product of docs/scoring.md, section 7, factor by factor. */
function factorLines(scored: TypeScore, { priorGain, fameFactor }: PairScore): readonly string[] {
  const beside = priorGain === 0 ? '' : `, the seeker's beside ${fraction(priorGain)} from anybody`;
  const factors: readonly (readonly [string, number])[] = [
    [`both gains taken together${beside}`, scored.mutual],
    ['competition', scored.competitionFactor],
    ['fit, 0.5 + 0.5 * compatibility', 0.5 + 0.5 * scored.compatibility],
    ['place', scored.placeFactor],
    ['experience and network', fameFactor],
  ];
  const rows = factors.map(([name, value], at) => `  ${at === 0 ? ' ' : 'x'} ${fraction(value)}  ${name}`);
  return [
    ...rows,
    `  = ${fraction(scored.s)}  ${scored.open ? 'S of this type; score = 100 * (1 - exp(-S))' : 'the type is not open to this pair'}`,
  ];
}

function fraction(value: number): string {
  return value.toFixed(3);
}

function renderTypes({ gates, typeReasons, pair }: Explanation, width: number): readonly string[] {
  const { advised } = pair;
  const bullets = (rows: readonly TypeReason[]): readonly string[] =>
    rows.flatMap(({ type, reason }) => bullet(`${typePhrase(type)}: ${reason}`, width));
  const reasons = typeReasons();
  const reasonsOf = (types: readonly AllianceType[]): readonly string[] =>
    bullets(types.flatMap((type) => reasons.filter((each) => each.type === type)));
  const others = openTypes(pair)
    .map(({ type }) => type)
    .filter((type) => !advised.includes(type));
  const shut = gates().filter(({ open }) => !open);
  return [
    '',
    'Score by open type',
    ...bullet(scoresByType(pair), width),
    '',
    advised.length > 0 ? 'Alliance types advised' : NO_TYPE,
    ...reasonsOf(advised),
    ...(others.length > 0 ? ['', 'Open, not advised', ...reasonsOf(others)] : []),
    ...(shut.length > 0 ? ['', 'Not open to this pair', ...bullets(shut)] : []),
  ];
}

const NO_TYPE = 'No alliance type is advised: no stated need of either side decides it.';

/** Why this type and not another: each with the score it would have. */
function scoresByType(pair: PairScore): string {
  return openTypes(pair)
    .map(({ type, s }) => `${typePhrase(type)} ${(100 * (1 - Math.exp(-s))).toFixed(1)}`)
    .join(', ');
}

/** Best first. */
function openTypes({ types }: PairScore): readonly TypeScore[] {
  return types.filter(({ open }) => open).sort((a, b) => b.s - a.s);
}
