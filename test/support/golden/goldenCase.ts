import type { AllianceType } from '../../../src/domain/allianceType';
import type { Goal, OrganisationKind, OrganisationSize } from '../../../src/domain/organisation';

/** An organisation as the sources describe it, in the words of the graph; everything is stated. */
interface GoldenOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly size: OrganisationSize;
  /** ISIC Rev.4 classes, the primary one first. */
  readonly sectors: readonly string[];
  readonly basedIn: readonly string[];
  readonly goals: readonly Goal[];
  /** Resource id to strength, 0.01..1. */
  readonly offers: Readonly<Record<string, number>>;
  /** Resource id to priority, 1..5. */
  readonly needs: Readonly<Record<string, number>>;
}

/**
 * A partnership whose type is known, written from its sources (docs/golden-cases.md) before any score was computed.
 */
export interface GoldenCase {
  readonly id: string;
  readonly organisations: readonly GoldenOrganisation[];
  /** Child to parent of the resources that hang in a tree; places do anyway. */
  readonly parents?: Readonly<Record<string, string>>;
  /** Ids of those who would ally; each pair is asked from both sides. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs of the case whose type is among the first two only, and not firmly so (docs/golden-cases.md says why). */
  readonly weakPairs?: readonly (readonly [string, string])[];
  /** One of these types is among the first `within` of the pair. */
  readonly expected: { readonly types: readonly AllianceType[]; readonly within: number };
}
