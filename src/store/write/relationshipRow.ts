/** A row of relationships to write: its ends and values, wherever the fields say that they are. */
export type RelationshipRow = readonly unknown[];

/** Where rows have what. */
export interface RelationshipFields {
  readonly organisation: RelationshipField;
  readonly target: RelationshipField;
  /** The places of the kind's properties, in their order. */
  readonly values: readonly number[];
}

interface RelationshipField {
  /** What a refusal calls it. */
  readonly name: string;
  readonly place: number;
}
