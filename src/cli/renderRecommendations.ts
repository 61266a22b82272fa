import type { Explanation, NeedCoverage } from '../scoring/explanation';
import type { PairScore } from '../scoring/pairScore';
import { basisPhrase, percent, scoreText, someOf, typePhrase } from './phrases';
import { renderTable } from './renderTable';
import type { Column } from './renderTable';
import { bullet, wrapText } from './textWidth';

/** What a list needs to be shown; names are those of the copy in memory. */
export interface RecommendationList {
  readonly seekerName: string;
  /** Best first, each with its reasons. */
  readonly items: readonly { readonly pair: PairScore; readonly name: string; readonly why: Explanation }[];
  readonly total: number;
  readonly nextSteps: readonly string[];
  resourceName(id: string): string;
}

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'partner', shrinksTo: 16 },
  { title: 'score', align: 'right' },
  { title: 'evidence' },
  { title: 'you gain', align: 'right' },
  { title: 'they gain', align: 'right' },
  { title: 'alliance', shrinksTo: 14 },
];

/** Needs named in a line of reasons; the others are counted. */
const NAMED = 4;
const INDENT = '    ';

/** The list as lines of text: one row for each partner, and under it what it covers and what stays uncovered. */
export function renderRecommendations(list: RecommendationList, width: number): readonly string[] {
  if (list.items.length === 0) {
    return [`No partner found for ${list.seekerName}.`, ...renderNextSteps(list.nextSteps, width)];
  }
  const [titles, ...rows] = renderTable(COLUMNS, list.items.map(toRow), width);
  return [
    `Partners for ${list.seekerName}: ${list.items.length} of ${list.total}, ${basisPhrase(list.items[0].pair.basis)}`,
    '',
    titles,
    ...rows.flatMap((row, at) => [row, ...reasonLines(list.items[at].why, list, width)]),
    ...renderNextSteps(list.nextSteps, width),
  ];
}

function toRow({ pair, name }: RecommendationList['items'][number], at: number): readonly string[] {
  const scored = scoredType(pair);
  const types = pair.advised.length > 0 ? pair.advised.map(typePhrase).join(', ') : 'open';
  return [
    String(at + 1),
    name,
    scoreText(pair),
    pair.evidenceLevel.toLowerCase(),
    percent(scored.seekerGainWithText),
    percent(scored.candidateGainWithText),
    pair.winWin ? `${types} (win-win)` : types,
  ];
}

function scoredType(pair: PairScore) {
  return pair.types.find(({ type }) => type === pair.scoredAs) ?? pair.types[0];
}

function reasonLines(why: Explanation, list: RecommendationList, width: number): readonly string[] {
  const you = why.seeker;
  const they = why.candidate;
  return [
    ...reasonLine('covers', coveredText(you.covered ?? [], list), width),
    ...reasonLine('lacks', someOf(names(you.uncovered ?? [], list), NAMED), width),
    ...reasonLine(
      'shares',
      someOf(
        you.shared.map(({ resourceId }) => list.resourceName(resourceId)),
        NAMED,
      ),
      width,
    ),
    ...reasonLine('words', someOf(you.matchedWords, NAMED), width),
    ...reasonLine('wants', wantedText(they, list), width),
  ];
}

function reasonLine(title: string, text: string, width: number): readonly string[] {
  if (text === '') return [];
  const lead = `${INDENT}${title.padEnd(8)}`;
  const lines = wrapText(text, Math.max(20, width - lead.length));
  return lines.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line);
}

function coveredText(covered: readonly NeedCoverage[], list: RecommendationList): string {
  const byPoints = [...covered].sort((a, b) => b.points - a.points);
  return someOf(
    byPoints.map(({ needId, offerId }) => {
      const need = list.resourceName(needId);
      return offerId === null || offerId === needId ? need : `${need} (by ${list.resourceName(offerId)})`;
    }),
    NAMED,
  );
}

/** What the partner needs and gets; a number where it lets its needs only be counted. */
function wantedText({ covered, coveredCount }: Explanation['candidate'], list: RecommendationList): string {
  if (covered === null)
    return coveredCount > 0 ? `${coveredCount} of its needs, which it keeps to itself` : '';
  return someOf(
    names(
      [...covered].sort((a, b) => b.points - a.points),
      list,
    ),
    NAMED,
  );
}

function names(needs: readonly NeedCoverage[], list: RecommendationList): readonly string[] {
  return needs.map(({ needId }) => list.resourceName(needId));
}

function renderNextSteps(steps: readonly string[], width: number): readonly string[] {
  if (steps.length === 0) return [];
  return ['', 'For a better list:', ...steps.flatMap((step) => bullet(step, width))];
}
