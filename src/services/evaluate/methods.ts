import { blendBaseline } from '../../evaluation/baselines/blendBaseline';
import { neighbourBaseline } from '../../evaluation/baselines/neighbourBaselines';
import {
  popularityBaseline,
  randomBaseline,
  samePlaceBaseline,
} from '../../evaluation/baselines/plainBaselines';
import {
  inCommon,
  jaccard,
  sharedCosineBaseline,
  sharedItemsBaseline,
} from '../../evaluation/baselines/sharedBaselines';
import { textBaseline } from '../../evaluation/baselines/textBaseline';
import type { Knowledge } from '../../evaluation/knowledge';
import type { Method } from '../../evaluation/method';
import type { WordSplitter } from '../../scoring/text/words';
import type { WeightProfile } from '../../scoring/weightProfile';
import type { Formula } from './formulaMethod';

/** The product's own method, which the others are compared with. */
export const FORMULA = 'formula';

/** What methods are made from. */
export interface MethodParts {
  readonly knowledge: Knowledge;
  readonly formula: Formula;
  readonly split: WordSplitter;
  readonly profile?: WeightProfile;
  /** Another method of the same parts, made once. */
  readonly method: (name: 'popularity' | 'shared-cosine' | 'text-sublinear') => Method;
}

/** Every method by name, in the order of the tables. */
export const METHODS = {
  random: ({ knowledge }) => randomBaseline(knowledge),
  popularity: ({ knowledge }) => popularityBaseline(knowledge),
  'same-country': ({ knowledge }) => samePlaceBaseline(knowledge),
  'shared-cosine': ({ knowledge }) => sharedCosineBaseline(knowledge),
  'shared-jaccard': ({ knowledge }) => sharedItemsBaseline(knowledge, jaccard),
  'shared-count': ({ knowledge }) => sharedItemsBaseline(knowledge, inCommon),
  'text-plain': ({ knowledge, split }) => textBaseline(knowledge, 'PLAIN', split),
  'text-sublinear': ({ knowledge, split }) => textBaseline(knowledge, 'SUBLINEAR', split),
  'common-partners': ({ knowledge }) => neighbourBaseline(knowledge, 'COUNTED'),
  'adamic-adar': ({ knowledge }) => neighbourBaseline(knowledge, 'ADAMIC_ADAR'),
  blend: ({ method }) =>
    blendBaseline([method('text-sublinear'), method('shared-cosine'), method('popularity')]),
  [FORMULA]: ({ formula, profile }) => formula(profile),
} as const satisfies Readonly<Record<string, (parts: MethodParts) => Method>>;

export type MethodName = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];

/** Makes each method when it is first asked for, and keeps it. */
export function methodSource(parts: Omit<MethodParts, 'method'>): (name: MethodName) => Method {
  const made = new Map<MethodName, Method>();
  const method = (name: MethodName): Method => {
    const known = made.get(name) ?? METHODS[name]({ ...parts, method });
    made.set(name, known);
    return known;
  };
  return method;
}
