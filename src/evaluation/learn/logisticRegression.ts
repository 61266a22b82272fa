/** Coefficients of a logistic model: the first belongs to the constant. */
export type Coefficients = readonly number[];

/** One example: what is known of it, without the constant, and whether it is so. */
export interface Example {
  readonly features: readonly number[];
  readonly positive: boolean;
}

/** Newton's method settles in far fewer steps. */
const MOST_STEPS = 50;
const SETTLED = 1e-9;
/** Keeps the system solvable where two features say the same. */
const LEAST_PENALTY = 1e-6;

/**
 * Maximum likelihood with a ridge, by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4).
 * O(steps * examples * features^2).
 * @param ridge penalty on the square of each feature's coefficient, 0 for none; the constant has none
 */
export function fitLogistic(examples: readonly Example[], ridge: readonly number[]): Coefficients {
  const size = ridge.length + 1;
  const penalty = [0, ...ridge].map((each) => Math.max(LEAST_PENALTY, each));
  let beta = Array.from({ length: size }, () => 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = beta.map((value, i) => -penalty[i] * value);
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? penalty[i] : 0)));
    for (const { features, positive } of examples) {
      const row = [1, ...features];
      const chance = chanceOf(beta, features);
      const weight = chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        gradient[i] += row[i] * ((positive ? 1 : 0) - chance);
        for (let j = 0; j < size; j++) hessian[i][j] += weight * row[i] * row[j];
      }
    }
    const move = solve(hessian, gradient);
    beta = beta.map((value, i) => value + move[i]);
    if (Math.max(...move.map(Math.abs)) < SETTLED) break;
  }
  return beta;
}

/** Mean negative logarithm of the chance given to what happened; lower is better. */
export function logLoss(beta: Coefficients, examples: readonly Example[]): number {
  let sum = 0;
  for (const { features, positive } of examples) {
    const chance = chanceOf(beta, features);
    sum -= Math.log(Math.max(1e-12, positive ? chance : 1 - chance));
  }
  return sum / examples.length;
}

function chanceOf([constant, ...weights]: Coefficients, features: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * features[i], constant);
  return 1 / (1 + Math.exp(-sum));
}

/** Gaussian elimination with pivots of a system that has one solution. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = column + 1; i < n; i++) {
      const factor = rows[i][column] / rows[column][column];
      for (let j = column; j <= n; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  const solution = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i][n];
    for (let j = i + 1; j < n; j++) sum -= rows[i][j] * solution[j];
    solution[i] = sum / rows[i][i];
  }
  return solution;
}
