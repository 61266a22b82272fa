import type { Need } from '../../src/domain/organisation';
import { UNKNOWN_ORGANISATION } from '../../src/services/hypotheticalOrganisation';
import { nextSteps } from '../../src/services/nextSteps';

const TODAY = '2026-11-23';
const NEED: Need = {
  resourceId: 'skill:design',
  priority: 3,
  origin: 'STATED',
  since: null,
  until: null,
};

function aboutWords(needs: readonly Need[], brief?: string): string | undefined {
  const organisation = { ...UNKNOWN_ORGANISATION, tenant: 'default', id: 'a', name: 'A', needs };
  return nextSteps(organisation, brief, TODAY).find((step) => step.includes('whom it seeks'));
}

test('words are asked for with what they do: they add where needs are stated, else they stand in', () => {
  expect(aboutWords([NEED])).toContain('(nothing is said yet): words only ever add.');
  expect(aboutWords([NEED], 'a partner who designs')).toContain('(4 words so far): words only ever add.');
  for (const needs of [[], [{ ...NEED, origin: 'DERIVED' as const }], [{ ...NEED, until: '2026-11-01' }]])
    expect(aboutWords(needs)).toContain('words stand in where no need is stated.');
  expect(aboutWords([NEED], 'word '.repeat(20))).toBeUndefined();
});
