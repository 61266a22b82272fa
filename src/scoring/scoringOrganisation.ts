import { DIMENSIONS, type Dimension, GROUND_DIMENSIONS } from '../domain/dimension';
import { keyOf } from '../domain/graph';
import type { Need, Organisation } from '../domain/organisation';
import type { AlliancePast } from './alliancePast';
import type { AskingSide, Query } from './askingSide';
import { effectiveNeeds, effectiveOffers, isStated, offerCount } from './countingRows';
import { placeOf, type Whereabouts } from './place';
import { MAX_LEVELS, narrowerDecay } from './resourceTree';
import { type Document, ownTexts, type ScoringContext } from './scoringContext';
import type { SectorPath } from './sectorDistance';
import { rarity64 } from './statistics';
import { sumToUnitLength, type Vector } from './text/vector';
import { wordShareOf } from './wordShare';

/** A need that counts, with its weight `priority * rarity64` (docs/scoring.md, section 2). */
export interface ScoringNeed {
  readonly resourceId: string;
  readonly dimension: Dimension;
  readonly priority: number;
  readonly rarity64: number;
  readonly weight: number;
  /** The resources it can be met by: the members of a group, else itself. */
  readonly standsFor: readonly string[];
}

/** One side of a pair with everything of it that no other side changes, taken once per epoch. */
export interface ScoringOrganisation extends AskingSide {
  readonly organisation: Organisation;
  readonly key: string;
  readonly past: AlliancePast;
  readonly needs: readonly ScoringNeed[];
  /** pi per dimension: largest priority over 5; 0 without a need. */
  readonly priorities: readonly number[];
  /** Strength in hundredths per resource, and the same per dimension. */
  readonly offers: ReadonlyMap<string, number>;
  readonly offersByDimension: readonly ReadonlyMap<string, number>[];
  /** Best strength * decay in units of 1e-5 that an offer below (or at) a resource gives it. */
  readonly fromBelow: ReadonlyMap<string, number>;
  /** The sum of all documents at unit length; null where there is none. */
  readonly centroid: Vector | null;
  readonly sectors: readonly SectorPath[];
  readonly whereabouts: Whereabouts;
  /** 0..1; null where nothing is known. */
  readonly trust: number | null;
}

/** How an organisation is seen: by itself, or by others, for whom hidden needs do not exist. */
export type Viewer = 'ITSELF' | 'OTHERS';

/** What is asked for in words instead of `seeking`. */
export interface Brief {
  readonly text: string;
  readonly language: string | null;
}

/** What a side writes and asks for in words. */
export type SideWords = Pick<ScoringOrganisation, 'documents' | 'centroid' | 'query' | 'wordShare'>;

/** O(its words). @param brief replaces `seeking` */
export function wordsOf(
  context: ScoringContext,
  organisation: Organisation,
  { withText }: AlliancePast,
  stated: boolean,
  brief?: Brief,
): SideWords {
  const texts = [...ownTexts(organisation), ...withText];
  const documents = texts.map((text) => context.document(text)).filter((document) => document !== null);
  const centroid = sumToUnitLength(documents.map(({ vector }) => vector));
  const query =
    askedQuery(context, organisation, brief) ?? (stated ? null : queryOfDocuments(documents, centroid));
  const wordShare = wordShareOf({ query, documents }, context.statistics.wordsPerDocument);
  return { documents, centroid, query, wordShare };
}

/**
 * @param brief replaces `seeking` as the organisation's query
 * @param words where they are known
 */
export function prepareOrganisation(
  context: ScoringContext,
  organisation: Organisation,
  past: AlliancePast,
  viewer: Viewer,
  brief?: Brief,
  words?: SideWords,
): ScoringOrganisation {
  const { resources, sectors, statistics } = context;
  const hidden = viewer === 'OTHERS' && organisation.needsVisibility === 'HIDDEN';
  const needs = hidden ? [] : effectiveNeeds(organisation, statistics.asOf);
  const offers = effectiveOffers(organisation, resources, statistics.asOf);
  const offersByDimension = byDimension(context, offers);
  const stated = isStated(needs);
  const { lat, lng } = organisation;
  return {
    organisation,
    key: keyOf(organisation),
    past,
    stated,
    needs: needs.map((need) => scoringNeed(context, need)).filter((need) => need !== null),
    priorities: prioritiesOf(context, needs),
    offerCount: offerCount(organisation, statistics.asOf),
    offers,
    offersByDimension,
    fromBelow: coverFromBelow(context, offers),
    groundTotal: groundTotal(context, offersByDimension),
    ...(words ?? wordsOf(context, organisation, past, stated, brief)),
    sectors: organisation.sectors.map(({ code }) => sectors.path(code)),
    whereabouts: {
      places: organisation.basedIn.map((id) => placeOf(id, resources)),
      coordinates: lat === null || lng === null ? null : { lat, lng },
    },
    trust: trustOf(organisation, past),
  };
}

function byDimension(
  { resources }: ScoringContext,
  offers: ReadonlyMap<string, number>,
): readonly ReadonlyMap<string, number>[] {
  const maps = DIMENSIONS.map(() => new Map<string, number>());
  for (const [id, strength] of offers) {
    const kind = resources.resource(id)?.kind;
    if (kind !== undefined) maps[DIMENSIONS.indexOf(kind)].set(id, strength);
  }
  return maps;
}

function prioritiesOf({ resources }: ScoringContext, needs: readonly Need[]): readonly number[] {
  const largest = DIMENSIONS.map(() => 0);
  for (const { resourceId, priority } of needs) {
    const kind = resources.resource(resourceId)?.kind;
    if (kind === undefined) continue;
    const d = DIMENSIONS.indexOf(kind);
    largest[d] = Math.max(largest[d], priority);
  }
  return largest.map((priority) => priority / 5);
}

function scoringNeed(context: ScoringContext, { resourceId, priority }: Need): ScoringNeed | null {
  const kind = context.resources.resource(resourceId)?.kind;
  if (kind === undefined) return null;
  const rarity = rarity64(context.statistics, resourceId);
  return {
    resourceId,
    dimension: kind,
    priority,
    rarity64: rarity,
    weight: priority * rarity,
    standsFor: context.resources.standsFor(resourceId),
  };
}

function coverFromBelow(
  { resources }: ScoringContext,
  offers: ReadonlyMap<string, number>,
): Map<string, number> {
  const best = new Map<string, number>();
  for (const [id, strength] of offers) {
    const kind = resources.resource(id)?.kind;
    if (kind === undefined) continue;
    const raise = (above: string, levels: number): void => {
      best.set(above, Math.max(strength * narrowerDecay(kind, levels), best.get(above) ?? 0));
    };
    raise(id, 0);
    resources.ancestors(id, MAX_LEVELS).forEach((above, i) => raise(above, i + 1));
  }
  return best;
}

function groundTotal({ statistics }: ScoringContext, offers: readonly ReadonlyMap<string, number>[]): number {
  let total = 0;
  for (const kind of GROUND_DIMENSIONS) {
    for (const [id, strength] of offers[DIMENSIONS.indexOf(kind)])
      total += rarity64(statistics, id) ** 2 * strength;
  }
  return total;
}

/** The first of brief and `seeking` that has a word left. */
function askedQuery(
  context: ScoringContext,
  { seeking, language }: Organisation,
  brief?: Brief,
): Query | null {
  const asked =
    (brief && context.document({ text: brief.text, language: brief.language ?? language })) ??
    context.document({ text: seeking, language });
  if (asked === null) return null;
  const { vector, language: spoken, wordCount } = asked;
  return { vector, text: vector, languages: new Set([spoken]), wordCount };
}

/** What an organisation that asks for nothing in words is about. */
function queryOfDocuments(documents: readonly Document[], centroid: Vector | null): Query | null {
  return (
    centroid && {
      vector: centroid,
      text: null,
      languages: new Set(documents.map(({ language }) => language)),
      wordCount: documents.reduce((total, { wordCount }) => total + wordCount, 0),
    }
  );
}

/** Trust of docs/scoring.md, section 7: the mean of what is known. */
export function trustOf(
  { replyHours, keptCommitments }: Organisation,
  { satisfaction }: AlliancePast,
): number | null {
  const known: number[] = [];
  if (replyHours !== null) {
    known.push(Math.min(1, Math.max(0, 1 - Math.log(Math.max(replyHours, 2) / 2) / Math.log(36))));
  }
  if (keptCommitments !== null) known.push(keptCommitments);
  if (satisfaction.statements > 0) {
    known.push((1.5 + satisfaction.sumHundredths / 100) / (3 + satisfaction.statements));
  }
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
