import { statementsOf } from '../../src/store/migrationFiles';

test('statements end with a semicolon at the end of a line; comment lines are left out', () => {
  const text =
    "// First; a note;\nCREATE (a {t: ';'})\n  SET a.b = 1;  \n\n  // Second\nCREATE (b);\nCREATE (c)";
  expect(statementsOf(text)).toEqual(["CREATE (a {t: ';'})\n  SET a.b = 1", 'CREATE (b)', 'CREATE (c)']);
});
