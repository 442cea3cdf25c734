#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Portcullis, portcullis, type ScreenRequest } from '../../shared/client/client.ts';
import { own } from '../../shared/model/own.ts';
import type { Connection } from './import-command.ts';
import { plain } from './plain.ts';
import { showDecision, showMatches, showSources } from './show.ts';

const usage = `portcullis: may this order leave?

  portcullis screen <order.json | ->    screen an order, from a file or standard input
  portcullis order <reference>          the action in force for an order
  portcullis decision <id>              a decision as it was made
  portcullis search <name>              listed parties like a name
  portcullis sources                    every list and its health
  portcullis import <source> <files...> an official file by hand, whatever its size; waits for a second person
  portcullis accept <source> <run>      that second person, or a quarantined version; reject: the opposite
  portcullis verify <objects directory> --key <verifier key> [--witness <note>] [--records <ndjson>]
                                        the sealed log, offline: 0 whole, 1 tampered with
  portcullis drill <data directory>     restore drill of a stopped server: archive, empty tables, signed root

  --url <base>     the service (PORTCULLIS_URL, else http://127.0.0.1:8787)
  --json           the reply as JSON

Exit code: 0 release (or done) · 2 hold · 3 refuse · 1 trouble. No answer is a hold.
API keys come from PORTCULLIS_KEY.`;

const exitCodes = { release: 0, hold: 2, refuse: 3 } as const;
const timeoutMs = 15_000; // a person waits longer than a checkout

type Done = { code: number; shown: string; json: unknown };

const commands: Record<string, (api: Portcullis, argument: string) => Promise<Done>> = {
  screen: async (api, file) => {
    const body = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
    const { action, decision, problem } = await api.screen(JSON.parse(body) as ScreenRequest);
    return { code: exitCodes[action], shown: showDecision(action, decision, problem), json: decision ?? { action, problem } };
  },
  order: async (api, reference) => {
    const { action, order } = await api.orderAction(reference);
    return {
      code: exitCodes[action],
      shown: order ? action : `${action}: nothing is known of this order`,
      json: order ?? { action },
    };
  },
  decision: async (api, id) => {
    const decision = await api.decision(id);
    const { action } = decision.effective;
    return { code: exitCodes[action], shown: showDecision(action, decision, null), json: decision };
  },
  search: async (api, name) => {
    const found = await api.searchParties({ name });
    return { code: 0, shown: showMatches(found.results), json: found };
  },
  sources: async (api) => {
    const { data } = await api.sources();
    return { code: 0, shown: showSources(data), json: data };
  },
};

/** Commands that need files, not the service. Loaded only when asked for. */
const offline: Record<string, (place: string, flags: Flags) => Promise<Done>> = {
  verify: async (objects, { key = '', witness = null, records = null }) =>
    (await import('./verify-command.ts')).verifyCommand({ objects, key, witness, records }),
  drill: async (data) => (await import('./drill-command.ts')).drillCommand(data),
};

/** Commands about one source, with their further words. */
const hands: Record<string, (connection: Connection, words: string[]) => Promise<Done>> = {
  import: async (connection, [source = '', ...files]) =>
    (await import('./import-command.ts')).importCommand(connection, source, files),
  accept: async (connection, [source = '', run = '']) =>
    (await import('./import-command.ts')).judgeCommand(connection, source, run, 'accept'),
  reject: async (connection, [source = '', run = '']) =>
    (await import('./import-command.ts')).judgeCommand(connection, source, run, 'reject'),
};

interface Flags {
  key?: string;
  witness?: string;
  records?: string;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string' },
      records: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command = '', ...rest] = positionals;
  const key = process.env.PORTCULLIS_KEY;
  const url = values.url ?? process.env.PORTCULLIS_URL ?? 'http://127.0.0.1:8787';
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
  const [away, byHand] = [own(offline, command), own(hands, command)];
  const run = away
    ? (_: Portcullis, place: string) => away(place, values)
    : byHand
      ? () => byHand({ url, headers }, rest)
      : own(commands, command);
  if (values.help || !run || (command !== 'sources' && rest.length === 0)) {
    console.error(usage);
    return values.help ? 0 : 1;
  }
  const api = portcullis({ url, timeoutMs, headers });
  const done = await run(api, rest.join(' '));
  console.log(values.json ? JSON.stringify(done.json, null, 2) : done.shown);
  return done.code;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`portcullis: ${plain(error instanceof Error ? error.message : String(error))}`);
    process.exitCode = 1;
  },
);
