import { describe, expect, test } from 'vitest';
import { MARTS } from '#lib/server/warehouse/contracts.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import { databasePath, rollback } from '#lib/server/warehouse/builds.ts';
import { opens, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { LAYERS, readModels, ruleOf } from '#lib/server/warehouse/model-files.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { DESA, REPOSITORY, reported, withFixtureApp } from '../fixture-app.ts';

describe('marts keep their contract', () => {
  test('columns, types and keys are those stated in contracts.ts', () =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', reported('2026-01', DESA[0]!, 1, 1, 1));
      await app.build();
      await withWarehouse(app.dataDir, async (warehouse) => {
        for (const [mart, { columns, key }] of Object.entries(MARTS)) {
          const described = rowsOf(
            await warehouse.query('describe', `select column_name, column_type from (describe ${mart})`),
          );
          expect(
            Object.fromEntries(described.map((row) => [row['column_name'], row['column_type']])),
            mart,
          ).toEqual(columns);
          const sql = `select count(*)::integer as n from (select 1 from ${mart} group by ${key.join(', ')} having count(*) > 1)`;
          expect(rowsOf(await warehouse.query('key', sql)), `${mart} key`).toEqual([{ n: 0 }]);
        }
      });
    }));

  test('a build with other marts, of an earlier version, is neither served nor rolled back to', () =>
    withFixtureApp(async (app) => {
      const { build: earlier } = await app.build();
      const instance = await DuckDBInstance.create(databasePath(app.dataDir, earlier.name));
      const connection = await instance.connect();
      await connection.run('alter table eligible_workers drop column eligible_low80');
      connection.closeSync();
      instance.closeSync();
      await expect(withWarehouse(app.dataDir, async () => null)).rejects.toThrow(
        'another version of Jangkau (no eligible_workers eligible_low80 INTEGER)',
      );
      const { build, fresh } = await app.build();
      expect([build.id, fresh]).toEqual([earlier.id, true]);
      const roll = rollback(app.dataDir, (one) => opens(app.dataDir, one));
      await expect(roll).rejects.toThrow('no earlier build');
    }));

  test('only marts are in the served file', () =>
    withFixtureApp(async (app) => {
      await app.build();
      await withWarehouse(app.dataDir, async (warehouse) => {
        const tables = rowsOf(
          await warehouse.query('tables', 'select table_name from duckdb_tables() order by table_name'),
        );
        expect(tables.map((row) => row['table_name'])).toEqual(Object.keys(MARTS).sort());
      });
    }));
});

describe('models follow the house rules', async () => {
  const models = await readModels(REPOSITORY);

  test.each(models.map((model) => [`${model.layer}/${model.name}`, model] as const))(
    '%s',
    (_, { layer, name, sql }) => {
      const statement = sql.replaceAll(/--.*$/gm, '').trim();
      expect(statement, 'one bare select').toMatch(/^(with|select)\b/);
      expect(statement, 'one statement').not.toContain(';');
      expect(sql, 'no any_value: it is not deterministic').not.toMatch(/any_value/);
      expect(sql.split('\n')[0], 'begins with its grain or rule').toMatch(/^-- /);
      const mayRead = LAYERS.slice(0, LAYERS.indexOf(layer));
      const ctes = [...statement.matchAll(/(\w+) as \(/g)].map((match) => match[1]);
      const forbidden = models.filter(
        (other) =>
          !mayRead.includes(other.layer) &&
          !ctes.includes(other.name) &&
          new RegExp(`\\b(from|join) ${other.name}\\b`).test(statement),
      );
      expect(forbidden, 'reads earlier layers only').toEqual([]);
      if (layer.endsWith('checks')) expect(ruleOf({ layer, name, sql }).rule.length).toBeGreaterThan(10);
    },
  );
});
