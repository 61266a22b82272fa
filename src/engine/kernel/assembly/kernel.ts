/*
 * The inner loops of the search in AssemblyScript, compiled to WebAssembly with vectors of 128 bits; what each function
 * does, its units and its cost are said in ../kernel.ts, and ../typescriptKernel.ts does the same in TypeScript, to the
 * bit. Pointers are places in the memory of a generation.
 */
export { boundRuns, clear, countListed, fillTables, markLists, runLists } from './lanes';
export { addTexts, foldDocuments, foldQueries } from './texts';
