import { seedSnapshot } from '../support/seedSnapshot';
import { startTestApi, type TestApi } from '../support/testApi';

const ASKED = `query ($profile: OrganisationInput!) {
  recommendationsFor(profile: $profile, first: 1) { edges { node { priorGain } } }
}`;
const WORDS = 'batik coffee weaving export packaging market design tourism craft bank';

interface Asked {
  readonly recommendationsFor: {
    readonly edges: readonly { readonly node: { readonly priorGain: number } }[];
  };
}

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ graph: seedSnapshot() });
});

afterAll(async () => {
  await api.close();
});

test.each([
  ['ten words', { seeking: WORDS }, 0.35 * (1 - 10 / 40)],
  ['forty words', { seeking: Array(4).fill(WORDS).join(' ') }, 0],
  ['ten words and a need', { seeking: WORDS, needs: [{ resource: 'finance/grants' }] }, 0],
])('the fewer words a seeker has, the more it gains from anybody: %s', async (_words, asked, prior) => {
  const profile = { id: 'tenun-uji', name: 'Tenun Uji', ...asked };
  const { data, errors } = await api.ask<Asked>(ASKED, { profile });
  expect(errors).toBeUndefined();
  expect(data.recommendationsFor.edges[0].node.priorGain).toBeCloseTo(prior, 12);
});
