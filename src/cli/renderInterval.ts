import type { Difference } from '../evaluation/metrics/pairedBootstrap';

/** A mean difference with its 95 % interval: `+0.012 [-0.003, +0.027]`. */
export function renderInterval({ mean, low, high }: Difference): string {
  const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`;
}
