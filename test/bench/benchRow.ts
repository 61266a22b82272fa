import type { Skew } from './graphs';

/** One line of the results; a case has the fields that it measures. Times are milliseconds. */
export interface BenchRow {
  readonly case: string;
  readonly skew: Skew;
  readonly candidates: number;
  /** How many measurements the median and the quantiles are taken over: seekers, changes, requests or starts. */
  readonly samples: number;
  readonly medianMs?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  /** How many times the median of the plain reference this is, on the same graph in the same process. */
  readonly timesFasterThanReference?: number;
  /** Seekers that the reference was timed with. */
  readonly referenceSamples?: number;
  /** The engine's median beside a rival in the rival's row. */
  readonly engineMedianMs?: number;
  /** Against objects and Maps, against the columns row by row, against the formula as one Cypher query. */
  readonly timesFasterThanObjects?: number;
  readonly timesFasterThanScan?: number;
  readonly timesFasterThanCypher?: number;
  /** Rows scored exactly, as a share of the candidates, the mean over the seekers. */
  readonly evaluatedShare?: number;
  /** Array buffers of the engine, shared ones included, by organisation. */
  readonly bytesPerOrganisation?: number;
  /** Of `bulk`: for the best 20 of 10,000 seekers, scaled from `samples` of them where these are fewer. */
  readonly seconds?: number;
  /** Seekers times candidates, a second. */
  readonly pairsPerSecond?: number;
  /** Threads that searched. */
  readonly workers?: number;
  readonly requestsPerSecond?: number;
  /** Requests that came in a second, whether those before were answered or not. */
  readonly arrivalsPerSecond?: number;
  /** Share of them that were answered with errors; absent where none was. */
  readonly refusedShare?: number;
  /** Milliseconds of processor that the server took for one request, all its threads together; absent off Linux. */
  readonly processorMs?: number;
  /** Round trips to the database in one request. */
  readonly roundTrips?: number;
  /** Of the machine over the last minute, when the case ended: above the number of cores the times are too long. */
  readonly loadAverage: number;
}
