import { carRepair } from './carRepair';
import { coffeePartnership } from './coffeePartnership';
import { craftMarketplace } from './craftMarketplace';
import { diningAndCards } from './diningAndCards';
import type { GoldenCase } from './goldenCase';
import { ministryTraining } from './ministryTraining';
import { onePhone } from './onePhone';
import { pacificTourism } from './pacificTourism';
import { solomonTourism } from './solomonTourism';

/** The seven cases at the end of section 8 of docs/scoring.md, in its order, and a second reading of one of them. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  coffeePartnership,
  pacificTourism,
  carRepair,
  onePhone,
  diningAndCards,
  craftMarketplace,
  ministryTraining,
  solomonTourism,
];
