import { describe, expect, test } from 'vitest';
import { manifest } from '../../functions/manifest.ts';
import { openapiDocument } from '../../shared/api/openapi.ts';
import { routes } from '../../shared/api/routes.ts';

const document = openapiDocument('1.2.3') as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
};

describe('the OpenAPI document', () => {
  test('is 3.1 and names the version of the code', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
  });

  test('describes every route with its answers and problems', () => {
    for (const { method, path, id, answers } of routes) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(id);
      for (const status of [...Object.keys(answers), '400', '401', '403', '500'])
        expect(operation?.responses).toHaveProperty(status);
    }
  });

  test('shows the order with its caps', () => {
    const order = JSON.stringify(document);
    expect(order).toContain('"maxItems":50');
    expect(order).toContain('"maxLength":256');
  });

  test('names each operation once', () => {
    const ids = routes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the manifest and the contract', () => {
  const served = manifest.flatMap((row) => ('route' in row.on ? [{ route: row.on.route, scope: row.scope }] : []));

  test('every operation of the contract is served, under the scope the contract names', () => {
    const described = routes.map(({ method, path, scope }) => ({ route: `${method} ${path}`, scope }));
    for (const operation of described) expect(served).toContainEqual(operation);
  });

  test('every served route is described', () => {
    const described = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(served.map(({ route }) => route).filter((route) => !described.has(route))).toEqual([]);
  });
});
