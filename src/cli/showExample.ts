import type { Recommendations } from '../services/recommendations';
import { answerQuery } from './recommendationAnswer';
import { renderRecommendations } from './renderRecommendations';
import type { Terminal } from './terminal';

/** Shows the first recommendation of an example with its reasons, and how to ask for more. */
export async function showExample(
  recommendations: Recommendations,
  tenant: string,
  terminal: Terminal,
): Promise<void> {
  const organisation = recommendations.example(tenant);
  if (!organisation) {
    terminal.out('The graph has no organisation yet: symbiosis import FOLDER brings yours in.');
    return;
  }
  const { list } = await answerQuery(recommendations, { seeker: { organisation }, first: 3 });
  for (const line of renderRecommendations(list, terminal.columns)) terminal.out(line);
  terminal.out('');
  terminal.out(`More of them:  npx symbiosis recommend ${organisation.id}`);
  const [first] = list.items;
  if (first) terminal.out(`All reasons:   npx symbiosis why ${organisation.id} ${first.pair.candidate.id}`);
}
