/** A node of ISIC Rev.4. The code tells its level: A section, 01 division, 011 group, 0111 class. */
export interface Sector {
  readonly code: string;
  readonly name: string;
  readonly nameId: string | null;
  readonly synonyms: readonly string[];
  readonly parentCode: string | null;
  readonly revision: number;
}

/** How much of a buyer division's output is spent on the supplier division's products; weight 0..1. */
export interface Supply {
  readonly supplierCode: string;
  readonly buyerCode: string;
  readonly weight: number;
}
