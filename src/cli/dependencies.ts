import type { EvaluateDataset } from '../services/evaluate/evaluateDataset';
import type { LearnDataset } from '../services/evaluate/learnDataset';
import type { ExportTo } from '../services/export/exportGraph';
import type { ImportFiles } from '../services/import/importGraph';
import type { Recommendations } from '../services/recommendations';
import type { ExitCode } from './exitCodes';
import type { Terminal } from './terminal';

/** What the terminal commands work with; main gives it, so that nothing here knows how it is built. */
export interface CliDependencies {
  readonly terminal: Terminal;
  readonly version: string;
  /** Serves the API until the process is told to stop, or, `once`, until the first answer has been shown. */
  serve(options: { readonly once: boolean }): Promise<ExitCode>;
  /** Opens the graph for one piece of work and closes what it opened, whatever comes of it. */
  withGraph<T>(work: (graph: CliGraph) => Promise<T>): Promise<T>;
  /** These work on a folder of files and open no graph. */
  readonly evaluate: EvaluateDataset;
  readonly learn: LearnDataset;
}

/** The use cases of a graph that is open. */
export interface CliGraph {
  /** The tenant whose organisations are meant by an id. */
  readonly tenant: string;
  /** Where the graph lies: a folder or the address of a server. */
  readonly place: string;
  /** Loads the copy in memory first. */
  recommendations(): Promise<Recommendations>;
  readonly importFiles: ImportFiles;
  readonly exportTo: ExportTo;
  /** Asks every running process to read the graph anew. */
  touch(): Promise<void>;
}
