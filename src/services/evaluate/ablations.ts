import type { Dimension } from '../../domain/dimension';
import {
  type FactSwitch,
  withoutBestDocument,
  withoutCentroid,
  withoutCompetition,
  withoutFits,
  withoutGatedTypes,
  withoutRarity,
  withoutResources,
  withoutSilence,
} from '../../evaluation/ablation/factSwitches';
import type { Method } from '../../evaluation/method';
import { DEFAULT_WEIGHT_PROFILE, type WeightProfile } from '../../scoring/weightProfile';
import { createFormula, type Formula, type FormulaSetting, type GraphEdit } from './formulaMethod';
import { createSwitchedMethods } from './switchedMethods';

/** How one part of the formula is switched off: by weights, by what the graph says, or in the reference. */
type Ablation =
  | { readonly profile: Partial<WeightProfile> }
  | { readonly graph: GraphEdit }
  | { readonly facts: FactSwitch };

const PREFIX = 'without ';

/**
 * Every part by name (docs/quality.md says what is left where it is off). Weights and graphs are asked of the engine;
 * what is switched in the facts is asked of the reference, at a hundred times the cost.
 */
const ABLATIONS = {
  text: { profile: { text: 0 } },
  'best-document': { facts: withoutBestDocument },
  'sum-of-documents': { facts: withoutCentroid },
  silence: { facts: withoutSilence },
  resources: { facts: withoutResources },
  needs: { graph: { organisation: (organisation) => ({ ...organisation, needs: [] }) } },
  ground: { profile: { ground: 0 } },
  rarity: { facts: withoutRarity },
  uses: {
    graph: {
      organisation: (organisation) => ({
        ...organisation,
        offers: organisation.offers.map((offer) => ({ ...offer, uses: null })),
      }),
    },
  },
  'partial-coverage': {
    graph: {
      resource: (resource) => (resource.kind === 'MARKET' ? resource : { ...resource, parentId: null }),
    },
  },
  reciprocity: { profile: { lambda: 0 } },
  place: { profile: { place: 0 } },
  experience: { profile: { experience: 0 } },
  network: { profile: { network: 0 } },
  kinds: { graph: { organisation: (organisation) => ({ ...organisation, kind: null }) } },
  gates: { facts: withoutGatedTypes },
  competition: { facts: withoutCompetition },
  fits: { facts: withoutFits },
  market: scaled('MARKET'),
  offering: scaled('OFFERING'),
  skill: scaled('SKILL'),
} as const satisfies Readonly<Record<string, Ablation>>;

export type AblationName = keyof typeof ABLATIONS;
export const ABLATION_NAMES = Object.keys(ABLATIONS) as readonly AblationName[];

/** The formula without one of these parts each, by name. */
export function ablatedMethods(
  setting: FormulaSetting,
  formula: Formula,
  names: readonly AblationName[],
): ReadonlyMap<string, Method> {
  let switched: ReturnType<typeof createSwitchedMethods> | undefined;
  const made = (ablation: Ablation): Method => {
    if ('profile' in ablation) return formula({ ...DEFAULT_WEIGHT_PROFILE, ...ablation.profile });
    if ('graph' in ablation) return createFormula(setting, ablation.graph)();
    return (switched ??= createSwitchedMethods(setting))(ablation.facts);
  };
  // What is shown to people, with its evidence, costs a second search and says nothing of a part.
  const plain = (method: Method): Method => ({ score: (query) => ({ scores: method.score(query).scores }) });
  return new Map(names.map((name) => [PREFIX + name, plain(made(ABLATIONS[name]))]));
}

/** Whether a method of an evaluation is the formula without a part. */
export function isAblated(method: string): boolean {
  return method.startsWith(PREFIX);
}

function scaled(dimension: Dimension): Ablation {
  return { profile: { dimensionScales: { [dimension]: 0.1 } } };
}
