import { BOUND_PARAMETERS } from '../kernel/kernel';
import { FLOOR_STEPS, LANES } from './lanes';

/** BOUND_PARAMETERS as arrays over the memory, as far as they change. */
export interface BoundParameters {
  readonly at: number;
  /** Of the seeker, of the row. */
  readonly words: Float32Array;
  /** Mask, required. */
  readonly traits: Int32Array;
  readonly pasts: Uint32Array;
  /** Addresses of the seeker's and of the row's. */
  readonly texts: Uint32Array;
}

/** What the parameters point at. */
interface Addresses {
  readonly seekerLanes: number;
  /** The lanes of the first row, and bytes from row to row: 0 where all have the same. */
  readonly rowLanes: number;
  readonly rowLanesStep: number;
  readonly marks: number;
  readonly traits: number;
  readonly fame: number;
  readonly fameFew: number;
  readonly bars: number;
  readonly found: number;
  readonly squares: number;
}

/**
 * Writes what never changes, and opens the rest.
 * @param stated whether the rows state their needs, so that no gain of the seeker counts for less than the floor
 */
export function boundParameters(
  buffer: SharedArrayBuffer,
  at: number,
  stated: boolean,
  addresses: Addresses,
): BoundParameters {
  const whole = (offset: number, count: number): Uint32Array => new Uint32Array(buffer, at + offset, count);
  const floor = (offset: number, steps: number): void =>
    void new Int16Array(buffer, at + offset, LANES).fill(steps);
  for (const [name, address] of Object.entries(addresses)) {
    whole(BOUND_PARAMETERS[name as keyof Addresses], 1)[0] = address as number;
  }
  floor(BOUND_PARAMETERS.seekerFloor, stated ? FLOOR_STEPS : 0);
  floor(BOUND_PARAMETERS.rowFloor, FLOOR_STEPS);
  return {
    at,
    words: new Float32Array(buffer, at + BOUND_PARAMETERS.words, 2),
    traits: new Int32Array(buffer, at + BOUND_PARAMETERS.mask, 2),
    pasts: whole(BOUND_PARAMETERS.pasts, 1),
    texts: whole(BOUND_PARAMETERS.seekerTexts, 2),
  };
}
