import type { ScoringOrganisation } from './scoringOrganisation';
import { cosine, sumToUnitLength } from './text/vector';

/** The cosines that text(a<-b) is made of: docs/scoring.md, section 4. */
export interface TextCosines {
  /** False where b has no document in a language of a's query. */
  readonly counts: boolean;
  readonly centroid: number;
  readonly best: number;
}

const SILENCE: TextCosines = { counts: false, centroid: 0, best: 0 };

/** cos(q, centroid_b) and the cosine of b's most similar document; null where a has no words. */
export function textCosines(a: ScoringOrganisation, b: ScoringOrganisation): TextCosines | null {
  if (a.query === null) return null;
  const { vector, languages } = a.query;
  const documents = b.documents.filter(({ language }) => languages.has(language));
  if (documents.length === 0) return SILENCE;
  let best = 0;
  for (const document of documents) best = Math.max(best, cosine(vector, document.vector));
  const all = documents.length === b.documents.length;
  const centroid = all ? b.centroid : sumToUnitLength(documents.map((document) => document.vector));
  return { counts: true, centroid: centroid ? cosine(vector, centroid) : 0, best };
}

/** text(a<-b), 0..1, before the profile's exponent; 0 where a has no words. */
export function textSimilarity(a: ScoringOrganisation, cosines: TextCosines | null): number {
  if (cosines === null) return 0;
  if (!cosines.counts) return a.stated ? 0 : 0.25;
  return Math.min(1, (3 * (cosines.centroid + 0.5 * cosines.best)) / 1.5);
}
