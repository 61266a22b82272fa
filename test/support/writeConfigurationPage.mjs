// Writes docs/configuration.md from the compiled table of variables; run by `npm run docs:configuration`.
import { writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import { configurationPage } from '../../dist/config/configurationPage.js';

writeFileSync(new URL('../../docs/configuration.md', import.meta.url), configurationPage());
