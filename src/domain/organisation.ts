export const ORGANISATION_KINDS = [
  'SME',
  'LARGE_COMPANY',
  'GOVERNMENT',
  'UNIVERSITY',
  'MARKETPLACE',
  'ASSOCIATION',
  'NON_PROFIT',
  'FINANCIER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ORGANISATION_SIZES = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const;
export type OrganisationSize = (typeof ORGANISATION_SIZES)[number];

export const GOALS = [
  'REACH_CUSTOMERS',
  'ENTER_FOREIGN_MARKET',
  'EXPAND_DOMESTICALLY',
  'BUILD_BRAND',
  'DEVELOP_PRODUCT',
  'LEARN_SKILL',
  'CUT_COST',
  'SHARE_RISK',
  'RAISE_FINANCE',
  'SUPPORT_CAUSE',
  'PROMOTE_PLACE',
  'ADOPT_TECHNOLOGY',
] as const;
export type Goal = (typeof GOALS)[number];

/** Who said it: the organisation (or someone for it), or a machine reading its texts and tags. */
export const ORIGINS = ['STATED', 'DERIVED'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Role labels; an organisation may carry both. */
export const ROLES = ['SME', 'PARTNER'] as const;
export type Role = (typeof ROLES)[number];

/** OPEN: anyone sees the needs. COUNTED: others see how many. HIDDEN: for others they do not exist. */
export const NEEDS_VISIBILITIES = ['OPEN', 'COUNTED', 'HIDDEN'] as const;
export type NeedsVisibility = (typeof NEEDS_VISIBILITIES)[number];

/** The tenant of those who name none. */
export const DEFAULT_TENANT = 'default';

/** (:Organisation)-[:OFFERS]->(:Resource). Dates are ISO days, YYYY-MM-DD. */
export interface Offer {
  readonly resourceId: string;
  /** 0.01..1 as stated; null where nothing is. */
  readonly strength: number | null;
  /** Number of past uses on record, 1 and more; null where unknown. */
  readonly uses: number | null;
  readonly origin: Origin;
  readonly since: string | null;
  /** The day it ended; an ended offer stays on record and no longer counts. */
  readonly until: string | null;
}

/** The priority of a need that names none. */
export const DEFAULT_PRIORITY = 3;

/** (:Organisation)-[:NEEDS]->(:Resource). */
export interface Need {
  readonly resourceId: string;
  /** 1 (nice to have) .. 5 (vital). */
  readonly priority: number;
  readonly origin: Origin;
  readonly since: string | null;
  readonly until: string | null;
}

/** (:Organisation)-[:OPERATES_IN]->(:Sector). */
export interface SectorMembership {
  readonly code: string;
  readonly primary: boolean;
}

/** (:Organisation)-[:DECLINES]->(:Organisation): neither is ever recommended to the other. */
export interface Decline {
  readonly organisationId: string;
  readonly reason: string | null;
  readonly at: string;
}

/** An identifier in somebody else's scheme: a tax number, a company register, the EU participant code. */
export interface ExternalId {
  readonly scheme: string;
  readonly value: string;
}

/** An organisation with everything the score and its readers want of it. Lists are in a stable order. */
export interface Organisation {
  readonly tenant: string;
  /** Yours, stable, unique within the tenant. */
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly roles: readonly Role[];
  readonly size: OrganisationSize | null;
  readonly foundedYear: number | null;
  readonly employees: number | null;
  readonly turnoverBand: string | null;
  readonly legalForm: string | null;
  readonly ownership: readonly string[];
  readonly url: string | null;
  readonly contact: string | null;
  /** BCP 47 language of description, seeking and offering; null is read as English. */
  readonly language: string | null;
  readonly externalIds: readonly ExternalId[];
  readonly lat: number | null;
  readonly lng: number | null;
  readonly description: string | null;
  /** Free text: what it looks for in a partner. */
  readonly seeking: string | null;
  /** Free text: what it brings. */
  readonly offering: string | null;
  readonly goals: readonly Goal[];
  /** Alliances it can take on at once; null is no limit. */
  readonly capacity: number | null;
  /** Wants alliances now. */
  readonly open: boolean;
  readonly needsVisibility: NeedsVisibility;
  /** Hours until it answers a message; null is unknown. */
  readonly replyHours: number | null;
  /** Share of commitments kept, 0..1. */
  readonly keptCommitments: number | null;
  /** Visible to other tenants. */
  readonly shared: boolean;
  /** BASED_IN: ids of MARKET resources. */
  readonly basedIn: readonly string[];
  readonly sectors: readonly SectorMembership[];
  readonly offers: readonly Offer[];
  readonly needs: readonly Need[];
  readonly declines: readonly Decline[];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Of its last change; assigned by the graph. */
  readonly revision: number;
}
