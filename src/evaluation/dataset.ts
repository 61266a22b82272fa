import type { OrganisationKind } from '../domain/organisation';

/** An organisation of a dataset (docs/evaluation-format.md); what the folder does not say is null or empty. */
export interface DatasetOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  /** As written: a code or a name. */
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  /** What it says of itself; taken for known at any time. */
  readonly text: string | null;
  /** What it can do and where it sells, taken for known at any time. */
  readonly topics: readonly string[];
  readonly markets: readonly string[];
}

export interface Participant {
  readonly organisation: string;
  readonly coordinator: boolean;
}

/** Something that organisations did together. */
export interface DatasetProject {
  readonly id: string;
  /** The ISO day it began; null where the folder does not say. */
  readonly date: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly topics: readonly string[];
  /** Of the brief; null is that of the coordinator. */
  readonly country: string | null;
  /** Each organisation once. */
  readonly members: readonly Participant[];
}

/** Two organisations that allied with each other. */
export interface DatasetAlliance {
  readonly pair: readonly [string, string];
  readonly date: string | null;
}

export interface Dataset {
  readonly name: string;
  /** In code-point order of id; every organisation that a project or alliance names is among them. */
  readonly organisations: readonly DatasetOrganisation[];
  readonly projects: readonly DatasetProject[];
  readonly alliances: readonly DatasetAlliance[];
}

/** Title and text as one; null where there is neither. */
export function textOf({ title, text }: Pick<DatasetProject, 'title' | 'text'>): string | null {
  const parts = [title, text].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('\n');
}
