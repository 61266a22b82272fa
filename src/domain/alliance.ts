import type { AllianceType } from './allianceType';

export const ALLIANCE_STATUSES = [
  'PROPOSED',
  'INTRODUCED',
  'MET',
  'AGREED',
  'ACTIVE',
  'ENDED',
  'DECLINED',
] as const;
export type AllianceStatus = (typeof ALLIANCE_STATUSES)[number];

/** PRIVATE: its members only. TENANT: its tenant. PUBLIC: everyone. */
export const VISIBILITIES = ['PRIVATE', 'TENANT', 'PUBLIC'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** (:Organisation)-[:MEMBER_OF]->(:Alliance); members belong to the alliance's tenant. */
export interface AllianceMember {
  readonly organisationId: string;
  readonly role: string | null;
  /** How satisfied this member is with the alliance, 0..1; null where it did not say. */
  readonly satisfaction: number | null;
}

export interface Alliance {
  readonly tenant: string;
  readonly id: string;
  readonly type: AllianceType | null;
  readonly status: AllianceStatus;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly title: string | null;
  readonly text: string | null;
  /** BCP 47; null is read as English. */
  readonly language: string | null;
  readonly visibility: Visibility;
  /** In code-point order of organisation id. */
  readonly members: readonly AllianceMember[];
  readonly revision: number;
}
