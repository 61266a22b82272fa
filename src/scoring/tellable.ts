import type { Alliance } from '../domain/alliance';
import type { ScoringContext } from './scoringContext';
import type { Query } from './askingSide';
import type { ScoringOrganisation } from './scoringOrganisation';

/** Whether a stranger of a tenant may read of an alliance: public ones, and those of the tenant that are not private. */
export function isTellable({ tenant, visibility }: Alliance, asker: string): boolean {
  return visibility === 'PUBLIC' || (visibility === 'TENANT' && tenant === asker);
}

/**
 * A side as reasons may quote it to a stranger of a tenant: without the texts of alliances that are not tellable. The
 * same where there are none. Scores are those of the whole side.
 */
export function tellableSide(
  { document }: ScoringContext,
  side: ScoringOrganisation,
  asker: string,
): ScoringOrganisation {
  const withText = side.past.withText.filter((alliance) => isTellable(alliance, asker));
  if (withText.length === side.past.withText.length) return side;
  const untold = new Set(side.past.withText.filter((alliance) => !withText.includes(alliance)).map(document));
  const documents = side.documents.filter((each) => !untold.has(each));
  return {
    ...side,
    past: { ...side.past, withText },
    documents,
    query: side.query && tellableQuery(side.query, documents),
  };
}

/** A query that is the sum of documents keeps the words of those that are left. */
function tellableQuery(query: Query, documents: ScoringOrganisation['documents']): Query {
  if (query.text !== null) return query;
  const { terms, weights } = query.vector;
  const told = new Set(documents.flatMap(({ vector }) => [...vector.terms]));
  return {
    ...query,
    vector: {
      terms: terms.filter((term) => told.has(term)),
      weights: weights.filter((_, i) => told.has(terms[i])),
    },
  };
}
