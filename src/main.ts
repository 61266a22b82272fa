#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { createApp, createUseCases, openGraph, VOCABULARY } from './app';
import type { AppParts } from './app';
import type { CliGraph } from './cli/dependencies';
import { EXIT_CODES } from './cli/exitCodes';
import type { ExitCode } from './cli/exitCodes';
import { runProgram } from './cli/program';
import { showExample } from './cli/showExample';
import { processTerminal } from './cli/terminal';
import type { Terminal } from './cli/terminal';
import { untilTold } from './cli/untilTold';
import { loadConfig } from './config';
import type { Config } from './config';
import { systemClock } from './services/clock';
import { evaluateDataset } from './services/evaluate/evaluateDataset';
import { learnDataset } from './services/evaluate/learnDataset';
import { exportGraph } from './services/export/exportGraph';
import { importGraph } from './services/import/importGraph';
import { requestReload } from './store/counters';
import { endSeeding } from './store/seeding';

/** For a start that shows the first recommendation and ends: it needs no port that others know. */
const FREE_PORT = { host: '127.0.0.1', port: 0 };

/** Time for what is written to be read by whoever is at the other end of a pipe. */
const LINGERING_MS = 2_000;

/** The process: its arguments, its environment, its signals and its exit code; everything else is given to others. */
async function main(): Promise<void> {
  const terminal = processTerminal(process.stdout, process.stderr);
  process.exitCode = await runProgram(process.argv.slice(2), {
    terminal,
    version: packageVersion(),
    serve: (options) => serve(options, terminal),
    withGraph: (work) => withGraph(work, terminal),
    evaluate: (folder, options, onProgress) =>
      evaluateDataset({ clock: systemClock(), vocabulary: VOCABULARY }, folder, options, onProgress),
    learn: (folder, options, onProgress) => learnDataset(VOCABULARY, folder, options, onProgress),
  });
  // A connection that outlasts the draining would keep the process for as long as its client likes.
  setTimeout(() => process.exit(), LINGERING_MS).unref();
}

async function serve({ once }: { readonly once: boolean }, terminal: Terminal): Promise<ExitCode> {
  const config = { ...loadConfig(process.env), ...(once && FREE_PORT) };
  const app = createApp(config, partsOf(config, terminal));
  const isReady = () => app.lifecycle().state === 'ready';
  const isUnderNpm = process.env.npm_lifecycle_event !== undefined;
  const told = untilTold(isReady, { process, isUnderNpm, clock: systemClock(), terminal });
  try {
    const { url, useCases } = await app.start();
    await showExample(useCases.recommendations, config.tenant, terminal);
    if (once) return EXIT_CODES.ok;
    for (const line of ['', `GraphQL:       ${url}/graphql`, `Query editor:  ${url}/`, 'Ctrl-C ends it.']) {
      terminal.out(line);
    }
    const failure = await Promise.race([told, app.failure]);
    if (failure) throw failure;
    return EXIT_CODES.ok;
  } finally {
    await app.stop();
  }
}

async function withGraph<T>(work: (graph: CliGraph) => Promise<T>, terminal: Terminal): Promise<T> {
  const config = loadConfig(process.env);
  const parts = partsOf(config, terminal);
  const graph = await openGraph(config, parts, { share: true });
  const { database } = graph;
  const { clock } = parts;
  const { copy, recommendations } = createUseCases(database, config, parts, null);
  try {
    return await work({
      tenant: config.tenant,
      place: config.neo4j?.uri ?? config.home,
      recommendations: async () => {
        await copy.start();
        return recommendations;
      },
      importFiles: async (paths, options, listeners) => {
        // Before the first row: the sample is not to be completed among what was imported, whatever breaks off.
        if (!options.dryRun) await endSeeding(database);
        return importGraph({ database, clock, ...listeners }, paths, {
          ...options,
          tenant: options.tenant ?? config.tenant,
        });
      },
      exportTo: (folder, options) =>
        exportGraph(database, folder, { ...options, tenant: options.tenant ?? config.tenant }),
      touch: () => requestReload(database),
    });
  } finally {
    await copy.stop();
    await graph.close();
  }
}

function partsOf(config: Config, terminal: Terminal): AppParts {
  return {
    clock: systemClock(),
    log: pino({ level: config.logLevel }, pino.destination(2)),
    environment: process.env,
    onProgress: (line) => terminal.err(line),
  };
}

function packageVersion(): string {
  const text = readFileSync(join(__dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

void main();
