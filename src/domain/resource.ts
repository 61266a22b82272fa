import type { Dimension } from './dimension';

/** Administrative level of a MARKET, outermost first: UN M49 above countries, ISO 3166 at and below them. */
export const MARKET_LEVELS = [
  'WORLD',
  'CONTINENT',
  'SUBREGION',
  'INTERMEDIATE',
  'COUNTRY',
  'REGION',
  'CITY',
] as const;
export type MarketLevel = (typeof MARKET_LEVELS)[number];

export const CHANNEL_KINDS = ['RELATIONAL', 'SALES'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * Something an organisation can offer or need: a node of one tree per dimension.
 * A resource with `members` is a group (ASEAN): an offer of it counts as one of each member, a need of it as one of
 * its best-covered member.
 */
export interface Resource {
  readonly id: string;
  readonly kind: Dimension;
  /** English name; `nameId` is the Indonesian one where it differs. */
  readonly name: string;
  readonly nameId: string | null;
  readonly synonyms: readonly string[];
  /** PART_OF parent of the same kind; null at a root. */
  readonly parentId: string | null;
  /** INCLUDES: ids of the members, in code-point order; empty for an ordinary resource. */
  readonly members: readonly string[];
  /** MARKET only. */
  readonly level: MarketLevel | null;
  readonly iso: string | null;
  readonly m49: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  /** MARKET countries only: on the United Nations list of small island developing states. */
  readonly smallIslandState: boolean;
  /** CHANNEL only. */
  readonly channelKind: ChannelKind | null;
  /** Of the last change; assigned by the graph. */
  readonly revision: number;
}
