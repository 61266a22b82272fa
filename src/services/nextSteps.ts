import { counted } from '../domain/counted';
import type { Organisation } from '../domain/organisation';
import { CLEAR_WORDS } from '../scoring/clarity';
import { effectiveNeeds, isStated, offerCount } from '../scoring/countingRows';

/** What full evidence takes: docs/scoring.md, section 7. */
const ENOUGH_NEEDS = 5;
const ENOUGH_OFFERS = 5;
const ENOUGH_WORDS = 20;

/**
 * What an organisation could add to get a better list, most useful first: what its needs rest on, then what others
 * need of it, then what opens types and factors.
 * @param brief words that stand in for its `seeking`
 * @param today the ISO day on which offers and needs count
 */
export function nextSteps(
  organisation: Organisation,
  brief: string | undefined,
  today: string,
): readonly string[] {
  return [
    ...needSteps(organisation, today),
    ...offerSteps(organisation, today),
    ...textSteps(organisation, brief, today),
    ...factSteps(organisation),
    ...trustSteps(organisation),
  ];
}

function needSteps(organisation: Organisation, today: string): string[] {
  const needs = effectiveNeeds(organisation, today);
  const stated = needs.filter(({ origin }) => origin === 'STATED').length;
  if (stated >= ENOUGH_NEEDS) return [];
  if (stated > 0)
    return [
      `State ${counted(ENOUGH_NEEDS - stated, 'more need', 'more needs')}: five make the evidence complete.`,
    ];
  if (needs.length > 0) {
    return [
      `State at least five needs: the ${needs.length} on record were read from its texts or tags, not stated by it.`,
    ];
  }
  return ['State at least five needs: what a partner should bring decides who is listed and why.'];
}

function offerSteps(organisation: Organisation, today: string): string[] {
  const offers = offerCount(organisation, today);
  if (offers >= ENOUGH_OFFERS) return [];
  if (offers === 0) return ['State at least five offers: without them nobody knows what a partner gains.'];
  return [
    `State ${counted(ENOUGH_OFFERS - offers, 'more offer', 'more offers')}, so that the gain of partners is known.`,
  ];
}

function textSteps(organisation: Organisation, brief: string | undefined, today: string): string[] {
  const { seeking, description, offering } = organisation;
  const steps: string[] = [];
  const wanted = wordCount(brief ?? seeking);
  const stated = isStated(effectiveNeeds(organisation, today));
  if (wanted < (stated ? ENOUGH_WORDS : CLEAR_WORDS)) {
    const have = wanted === 0 ? 'nothing is said yet' : `${counted(wanted, 'word', 'words')} so far`;
    // Where nothing is stated, words are most of the gain, for better and for worse (docs/scoring.md, section 4).
    const why = stated ? 'words only ever add' : 'words stand in where no need is stated';
    steps.push(`Say in ${stated ? 'twenty' : 'forty'} words or more whom it seeks (${have}): ${why}.`);
  }
  if (wordCount(description) + wordCount(offering) === 0) {
    steps.push('Describe what it does and brings, so that those who search by words find it.');
  }
  return steps;
}

function factSteps({ basedIn, sectors, goals, kind, size }: Organisation): string[] {
  const steps: string[] = [];
  if (kind === null) steps.push('State what kind of organisation it is: several alliance types ask for it.');
  if (sectors.length === 0)
    steps.push('State its sector: several alliance types and the sector fit ask for it.');
  if (basedIn.length === 0)
    steps.push('State where it is based: nearness raises the score, and several alliance types ask for it.');
  if (goals.length === 0) steps.push('State its goals: alliance types that serve them come first.');
  if (size === null)
    steps.push('State its size: co-branding, joint promotion and unions fit firms of similar size.');
  return steps;
}

function trustSteps({ replyHours, keptCommitments }: Organisation): string[] {
  if (replyHours !== null || keptCommitments !== null) return [];
  return ['Record how fast it replies or how well it keeps commitments: trust counts where it is known.'];
}

function wordCount(text: string | null | undefined): number {
  return (text ?? '').split(/\s+/u).filter(Boolean).length;
}
