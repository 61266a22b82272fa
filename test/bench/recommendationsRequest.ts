import type { Organisation } from '../../src/domain/organisation';

/** Twenty recommendations, each with its breakdown: gains need by need, factors, fits and the advised types. */
const QUERY = `
  query ($id: ID!) {
    organisation(id: $id) {
      name
      recommendations(first: 20) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node {
          candidate { id name }
          score evidence winWin reciprocity scoredAs
          advisedTypes { type score { total seekerGain candidateGain } }
          seekerGain { ...gain }
          candidateGain { ...gain }
          factors { compatibility competition experience network place }
        } }
      }
    }
  }
  fragment gain on Gain {
    gain needPoints textPoints commonGroundPoints matchedWords
    coveredNeeds { resource { id name } points }
    uncoveredNeeds { resource { id name } }
  }`;

/** The body of the request for one seeker. */
export function recommendationsRequest({ id }: Organisation): string {
  return JSON.stringify({ query: QUERY, variables: { id } });
}

/** Asks once. @throws Error where the answer is an error or holds no recommendations */
export async function askRecommendations(url: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text) as {
    data?: { organisation?: { recommendations: { edges: readonly unknown[] } } };
    errors?: unknown;
  };
  if (errors || !data?.organisation?.recommendations.edges.length) {
    throw new Error(`no recommendations came for ${body}: ${text.slice(0, 500)}`);
  }
}
