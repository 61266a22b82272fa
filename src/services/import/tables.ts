import { ALLIANCE_STATUSES, VISIBILITIES } from '../../domain/alliance';
import { ALLIANCE_TYPES } from '../../domain/allianceType';
import { DIMENSIONS } from '../../domain/dimension';
import {
  GOALS,
  NEEDS_VISIBILITIES,
  ORGANISATION_KINDS,
  ORGANISATION_SIZES,
  ORIGINS,
  ROLES,
} from '../../domain/organisation';
import { CHANNEL_KINDS, MARKET_LEVELS } from '../../domain/resource';
import type { ColumnType } from './columnTypes';
import {
  day,
  flag,
  identifier,
  integer,
  languageTag,
  listOf,
  longText,
  matching,
  MAX_NAME,
  name,
  number,
  oneOf,
  time,
  webAddress,
} from './columnTypes';

/** The tables of an import folder, in the order in which they are read: what is pointed at comes first. */
export const TABLE_NAMES = [
  'sectors',
  'supplies',
  'resources',
  'organisations',
  'offers',
  'needs',
  'alliances',
  'members',
  'declines',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export interface Column {
  readonly type: ColumnType;
  /** Part of the key: every row must have it. */
  readonly key?: true;
  /** Not part of the key, and still needed in every row. */
  readonly required?: true;
  /** For docs/import-format.md: what it means, and what an empty cell stands for where that is not simply nothing. */
  readonly meaning: string;
}

const sectorCode = matching(/^([A-U]|\d{2,4})$/, 'an ISIC Rev.4 code', '5610');
const divisionCode = matching(/^\d\d$/, 'an ISIC Rev.4 division', '56');
const resourceId = matching(
  new RegExp(`^(${DIMENSIONS.map((kind) => kind.toLowerCase()).join('|')})/.`),
  'the id of a resource (its kind in lower case, a slash, a name)',
  'channel/instagram',
);
const externalId = matching(/^[^:]+:.+$/, '`scheme:value`', 'EU-PIC:999518362', MAX_NAME);

/** Every column of every table: what the reader checks, what export writes, and what docs/import-format.md lists. */
export const TABLES: Readonly<Record<TableName, Readonly<Record<string, Column>>>> = {
  sectors: {
    code: { type: sectorCode, key: true, meaning: 'ISIC Rev.4: a section, division, group or class' },
    name: { type: name, meaning: 'English title; empty: the code' },
    nameId: { type: name, meaning: 'Indonesian title' },
    synonyms: { type: listOf(name), meaning: 'what else people type' },
    parent: { type: sectorCode, meaning: 'code of the sector above' },
  },
  supplies: {
    supplier: { type: divisionCode, key: true, meaning: 'the division that sells' },
    buyer: { type: divisionCode, key: true, meaning: 'the division that buys' },
    weight: {
      type: number(0, 1),
      required: true,
      meaning: "share of the buyer's output spent on the supplier",
    },
  },
  resources: {
    id: { type: resourceId, key: true, meaning: 'stable; its prefix is the kind' },
    kind: { type: oneOf(DIMENSIONS), meaning: 'the dimension; empty: from the prefix of the id' },
    name: { type: name, meaning: 'English name; empty: the id' },
    nameId: { type: name, meaning: 'Indonesian name where it differs' },
    synonyms: { type: listOf(name), meaning: 'what else people type' },
    parent: { type: resourceId, meaning: 'id of the resource above, of the same kind' },
    members: { type: listOf(resourceId), meaning: 'makes it a group: the resources it stands for' },
    level: { type: oneOf(MARKET_LEVELS), meaning: 'markets only' },
    iso: {
      type: matching(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'an ISO 3166 code', 'ID-JB'),
      meaning: 'markets only',
    },
    m49: { type: matching(/^\d{3}$/, 'a UN M49 code', '035'), meaning: 'markets only' },
    lat: { type: number(-90, 90), meaning: 'degrees north' },
    lng: { type: number(-180, 180), meaning: 'degrees east' },
    smallIslandState: { type: flag, meaning: "on the UN's list; empty: false" },
    channelKind: { type: oneOf(CHANNEL_KINDS), meaning: 'channels only' },
  },
  organisations: {
    id: { type: identifier, key: true, meaning: 'yours, stable, unique within the tenant' },
    name: { type: name, meaning: 'empty: the id' },
    kind: { type: oneOf(ORGANISATION_KINDS), meaning: 'what it is' },
    roles: { type: listOf(oneOf(ROLES)), meaning: 'empty: SME where the kind is SME, else PARTNER' },
    size: { type: oneOf(ORGANISATION_SIZES), meaning: 'by its own country’s law' },
    foundedYear: { type: integer(1, 2100), meaning: 'the year it began' },
    employees: { type: integer(0, 10_000_000), meaning: 'people employed' },
    turnoverBand: { type: name, meaning: 'yearly turnover, in words of your own' },
    legalForm: { type: name, meaning: 'such as PT, CV, cooperative' },
    ownership: { type: listOf(name), meaning: 'such as women-led, youth-led' },
    url: { type: webAddress, meaning: 'its web site' },
    contact: { type: name, meaning: 'how to reach it' },
    language: { type: languageTag, meaning: 'of the texts; empty: English' },
    externalIds: {
      type: listOf(externalId),
      meaning: 'numbers in other registers; the scheme ends at the first colon',
    },
    lat: { type: number(-90, 90), meaning: 'degrees north' },
    lng: { type: number(-180, 180), meaning: 'degrees east' },
    description: { type: longText, meaning: 'what it does' },
    seeking: { type: longText, meaning: 'what it looks for in a partner' },
    offering: { type: longText, meaning: 'what it brings' },
    goals: { type: listOf(oneOf(GOALS)), meaning: 'what it wants alliances for' },
    capacity: { type: integer(0, 1_000_000), meaning: 'alliances it can take on at once; empty: no limit' },
    open: { type: flag, meaning: 'wants alliances now; empty: true' },
    needsVisibility: { type: oneOf(NEEDS_VISIBILITIES), meaning: 'who sees its needs; empty: OPEN' },
    replyHours: { type: number(0, 100_000), meaning: 'hours until it answers' },
    keptCommitments: { type: number(0, 1), meaning: 'share of commitments kept' },
    shared: { type: flag, meaning: 'visible to other tenants; empty: false' },
    basedIn: { type: listOf(resourceId), meaning: 'markets it has its seat in' },
    sectors: { type: listOf(sectorCode), meaning: 'the first is its main one' },
  },
  offers: {
    organisation: { type: identifier, key: true, meaning: 'who offers' },
    resource: { type: resourceId, key: true, meaning: 'what' },
    strength: { type: number(0.01, 1), meaning: 'how strong it is there; empty: not stated' },
    uses: { type: integer(1, 1_000_000_000), meaning: 'past uses on record' },
    origin: { type: oneOf(ORIGINS), meaning: 'who said it; empty: STATED' },
    since: { type: day, meaning: 'first day' },
    until: { type: day, meaning: 'the day it ended; the row stays on record' },
  },
  needs: {
    organisation: { type: identifier, key: true, meaning: 'who needs' },
    resource: { type: resourceId, key: true, meaning: 'what' },
    priority: { type: integer(1, 5), meaning: '1 nice to have, 5 vital; empty: 3' },
    origin: { type: oneOf(ORIGINS), meaning: 'who said it; empty: STATED' },
    since: { type: day, meaning: 'first day' },
    until: { type: day, meaning: 'the day it ended; the row stays on record' },
  },
  alliances: {
    id: { type: identifier, key: true, meaning: 'yours, stable, unique within the tenant' },
    type: { type: oneOf(ALLIANCE_TYPES), meaning: 'one of the sixteen; empty: not known' },
    status: { type: oneOf(ALLIANCE_STATUSES), meaning: 'empty: ACTIVE' },
    startedOn: { type: day, meaning: 'first day' },
    endedOn: { type: day, meaning: 'last day' },
    title: { type: name, meaning: 'a short name' },
    text: { type: longText, meaning: 'what it was about' },
    language: { type: languageTag, meaning: 'of title and text; empty: English' },
    visibility: { type: oneOf(VISIBILITIES), meaning: 'empty: PUBLIC' },
  },
  members: {
    alliance: { type: identifier, key: true, meaning: 'the alliance' },
    organisation: { type: identifier, key: true, meaning: 'its member' },
    role: { type: name, meaning: 'what it does there' },
    satisfaction: { type: number(0, 1), meaning: 'how content it is' },
  },
  declines: {
    organisation: { type: identifier, key: true, meaning: 'who declines' },
    declined: { type: identifier, key: true, meaning: 'whom' },
    reason: { type: longText, meaning: 'why' },
    at: { type: time, meaning: 'when; empty: the time of the import' },
  },
};

/** The names of the columns of each table, in order. */
export const COLUMNS = Object.fromEntries(
  TABLE_NAMES.map((table) => [table, Object.keys(TABLES[table])]),
) as unknown as Readonly<Record<TableName, readonly string[]>>;

/** The columns that make up the key of a table, in order. */
export function keyColumns(table: TableName): readonly string[] {
  return COLUMNS[table].filter((column) => TABLES[table][column].key);
}

/** Where columns stand in the rows of their table. */
export function placesOf(table: TableName, columns: readonly string[]): readonly number[] {
  return columns.map((column) => COLUMNS[table].indexOf(column));
}
