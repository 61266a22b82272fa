import type { GraphSnapshot } from '../../src/domain/graph';
import type { Organisation } from '../../src/domain/organisation';
import type { RankQuery } from '../../src/engine/engine';

/** Who asks: who states needs, and if it writes also `seeking`; a newcomer's brief; who has derived needs; who has none. */
export const ASKING = ['stated', 'brief', 'derived', 'unstated'] as const;
export type Asking = (typeof ASKING)[number];

/** Words of a brief and of a `seeking` text. */
const BRIEF_WORDS = 40;
const SEEKING_WORDS = 60;

/** Queries for 20 partners by seekers spread over a graph; their words are those of others in the graph. */
export function benchQueries(graph: GraphSnapshot, asking: Asking, count: number): RankQuery[] {
  const { organisations } = graph;
  const having = organisations.filter(hasNeeds[asking]);
  const step = Math.floor(organisations.length / count);
  const wordsAt = (i: number): string[] =>
    [0, 1, 2].flatMap((k) =>
      (organisations[(i * step + k) % organisations.length].description ?? '').split(' '),
    );
  return Array.from({ length: count }, (_, i): RankQuery => {
    const organisation = having[Math.floor((i * having.length) / count)];
    const { tenant, id } = organisation;
    const words = wordsAt(i);
    if (asking === 'brief') {
      const newcomer = { ...organisation, id: 'newcomer', offers: [], needs: [], description: null };
      const stranger = { ...newcomer, offering: null, seeking: null, declines: [] };
      const text = words.slice(0, BRIEF_WORDS).join(' ');
      return { seeker: { organisation: stranger, brief: { text, language: 'en' } }, first: 20 };
    }
    if (asking === 'stated' && words.length > SEEKING_WORDS) {
      const text = words.slice(0, SEEKING_WORDS).join(' ');
      return { seeker: { organisation: { tenant, id }, brief: { text, language: 'en' } }, first: 20 };
    }
    return { seeker: { organisation: { tenant, id } }, first: 20 };
  });
}

const hasNeeds: Readonly<Record<Asking, (organisation: Organisation) => boolean>> = {
  stated: ({ needs }) => needs.some(({ origin }) => origin === 'STATED'),
  brief: () => true,
  derived: ({ needs }) => needs.length > 0 && needs.every(({ origin }) => origin === 'DERIVED'),
  unstated: ({ needs }) => needs.length === 0,
};
