import { DIMENSIONS, GROUND_DIMENSIONS } from '../../domain/dimension';
import type { Organisation } from '../../domain/organisation';
import type { AlliancePast } from '../../scoring/alliancePast';
import { counts, effectiveNeeds, isStated, strengthHundredths } from '../../scoring/countingRows';
import { WORDS_THAT_TELL } from '../../scoring/evidence';
import { type Document, ownTexts, type ScoringContext } from '../../scoring/scoringContext';
import type { Query } from '../../scoring/askingSide';
import { trustOf } from '../../scoring/scoringOrganisation';
import type { Vector } from '../../scoring/text/vector';
import { appendCoordinates } from './coordinates';
import { NO_DIMENSION } from './resourceNumbers';
import { type RowColumns, tenantNumber, VALUE_BITS } from './rowColumns';
import { appendTexts } from './textColumns';
import { rowTraits } from './traits';

/** Writes organisations after the last row; no reader sees them before it turns to a view that has them. */
export interface RowWriter {
  /** As others see it; O(its size). */
  append(organisation: Organisation, past: AlliancePast): void;
}

/** Stands for the sum of the documents, which nobody asks for here. */
const SUM_OF_DOCUMENTS: Vector = { terms: new Int32Array(0), weights: new Int32Array(0) };
/** More than counts (docs/scoring.md, section 7: five), and what a byte holds. */
const MOST_EVIDENCE = 255;
const IS_GROUND = [...DIMENSIONS.map((kind) => GROUND_DIMENSIONS.includes(kind)), false];
const SEGMENT = DIMENSIONS.indexOf('SEGMENT');
const BRAND = DIMENSIONS.indexOf('BRAND');

/** A writer of these rows in an epoch. It says what `prepareOrganisation` of the reference says, without its maps. */
export function rowWriter(rows: RowColumns, context: ScoringContext): RowWriter {
  const { asOf } = context.statistics;
  const { entries, sectors } = rows;
  /** Strength by resource, of the organisation at hand alone. */
  let strengths = new Uint8Array(0);
  const offered: number[] = [];

  const offer = (id: string, strength: number): void => {
    const r = rows.resources.numberOf.get(id);
    if (r === undefined) return;
    if (strengths[r] === 0) offered.push(r);
    if (strength > strengths[r]) strengths[r] = strength;
  };

  /** @returns how many offers count, groups as one */
  const readOffers = ({ offers }: Organisation): number => {
    let counted = 0;
    offered.length = 0;
    if (strengths.length < rows.resources.count) strengths = new Uint8Array(rows.resources.count);
    for (const one of offers) {
      if (!counts(one, asOf)) continue;
      counted++;
      const strength = strengthHundredths(one);
      const r = rows.resources.numberOf.get(one.resourceId);
      if (r !== undefined && rows.resources.standsFor[r] === null) offer(one.resourceId, strength);
      else for (const id of context.resources.standsFor(one.resourceId)) offer(id, strength);
    }
    return counted;
  };

  const documentsOf = (organisation: Organisation, { withText }: AlliancePast): Document[] => {
    const documents: Document[] = [];
    for (const text of ownTexts(organisation)) {
      const document = context.weigh(text);
      if (document !== null) documents.push(document);
    }
    for (const alliance of withText) {
      const document = context.document(alliance);
      if (document !== null) documents.push(document);
    }
    return documents;
  };

  const queryOf = (
    { seeking, language }: Organisation,
    documents: readonly Document[],
    stated: boolean,
  ): Query | null => {
    const asked = seeking === null ? null : context.weigh({ text: seeking, language });
    if (asked) {
      const { vector, wordCount } = asked;
      return { vector, text: vector, languages: new Set([asked.language]), wordCount };
    }
    if (stated || documents.length === 0) return null;
    return { vector: SUM_OF_DOCUMENTS, text: null, languages: new Set(), wordCount: 0 };
  };

  return {
    append: (organisation, past) => {
      const { dimension, numberOf } = rows.resources;
      const row = rows.ownTraits.length;
      const offerCount = readOffers(organisation);
      let [hasGround, hasBrandOrSegment] = [false, false];
      for (const r of offered) {
        entries.push((r << VALUE_BITS) | strengths[r]);
        strengths[r] = 0;
        if (IS_GROUND[dimension[r]]) hasGround = true;
        if (dimension[r] === SEGMENT || dimension[r] === BRAND) hasBrandOrSegment = true;
      }
      rows.offerCount.push(offered.length);

      const needs = organisation.needsVisibility === 'HIDDEN' ? [] : effectiveNeeds(organisation, asOf);
      const stated = isStated(needs);
      let needCount = 0;
      for (const { resourceId, priority } of needs) {
        const r = numberOf.get(resourceId);
        if (r === undefined || dimension[r] === NO_DIMENSION) continue;
        entries.push((r << VALUE_BITS) | priority);
        needCount++;
      }
      rows.needCount.push(needCount);

      let placeCount = 0;
      for (const id of organisation.basedIn) {
        const r = numberOf.get(id);
        if (r === undefined) continue;
        entries.push(r);
        placeCount++;
      }
      rows.placeCount.push(placeCount);
      for (const { code } of organisation.sectors) entries.push(sectors.numberOf(code));
      rows.entryStart.push(entries.length);

      const documents = documentsOf(organisation, past);
      const query = queryOf(organisation, documents, stated);
      const traits = rowTraits(organisation, past, {
        ...{ stated, hasGround, hasBrandOrSegment },
        hasQuery: query !== null,
        asksInWords: query !== null && query.text !== null,
        sectors: organisation.sectors.map(({ code }) => sectors.paths[sectors.numberOf(code)]),
      });
      rows.ownTraits.push(traits);
      rows.tenant.push(tenantNumber(rows, organisation.tenant));
      let telling = 0;
      for (const { wordCount } of documents) if (wordCount >= WORDS_THAT_TELL) telling++;
      rows.evidence.push(Math.min(MOST_EVIDENCE, offerCount + telling));
      rows.pastCount.push(past.pastCount);
      rows.trust.push(trustOf(organisation, past) ?? NaN);
      const { lat, lng } = organisation;
      if (lat !== null && lng !== null) appendCoordinates(rows, row, lat, lng);
      rows.idBytes.append(Buffer.from(organisation.id, 'utf8'));
      rows.idStart.push(rows.idBytes.length);
      appendTexts(rows.texts, { documents, query });
    },
  };
}
