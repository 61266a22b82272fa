import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLIANCE_TYPE_TABLE } from '../../src/scoring/allianceTypeTable';
import { parseAllianceTypeTable } from '../support/oracle/parseAllianceTypeTable';

const DOCUMENT = readFileSync(join(__dirname, '../../docs/scoring.md'), 'utf8');

describe('the table of docs/scoring.md, section 8', () => {
  const documented = parseAllianceTypeTable(DOCUMENT);

  it('is the table that the score is computed from', () => {
    const inCode = ALLIANCE_TYPE_TABLE.map((row) => ({
      type: row.type,
      omega: row.omega,
      hostOmega: row.hostOmega ?? row.omega,
      hosted: row.hostOmega !== null,
      kappa: row.kappa,
      sector: row.sector,
      place: row.place,
      size: row.size,
      v: row.v,
      goals: row.goals,
    }));
    expect(documented).toEqual(inCode.map((row) => expect.objectContaining(row) as unknown));
  });

  it('words its gates as the table of the code does, verbs aside', () => {
    for (const [i, { gate }] of documented.entries()) {
      const row = ALLIANCE_TYPE_TABLE[i];
      expect(row.gate === null).toBe(gate === null);
      const named = gate?.match(/[A-Z][A-Z_]{2,}|[A-Z]\d\d/g) ?? [];
      for (const name of named) expect(`${row.gate} ${row.caution}`).toContain(name);
    }
  });

  it('is refused where a column is missing', () => {
    const broken = DOCUMENT.replace('| PRICE | 0 25 25 40 0 0 10 0 | 1 |', '| PRICE | 0 25 25 40 0 0 10 0 |');
    expect(() => parseAllianceTypeTable(broken)).toThrow('Nine columns are asked for: | PRICE');
    expect(() => parseAllianceTypeTable('# The score')).toThrow('No table begins with | type | omega');
  });
});
