import * as z from 'zod';
import { route } from './route.ts';
import { line } from './text.ts';

const limitMax = 500;

const feedEntry = z.looseObject({
  seq: z.number().int(),
  previous: z.string(),
  hash: z.string(),
  notice: z.looseObject({ id: z.string(), type: z.string(), at: z.string(), subject: z.string() }),
});

const peer = z
  .looseObject({
    name: z.string(),
    url: z.string(),
    origin: z.string(),
    cursor: z.number().int(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Peer', description: 'Another deployment whose feed is followed as the source `peer-<name>`.' });

const peerName = z.string().regex(/^[a-z0-9]{1,24}$/, { message: 'is not 1 to 24 lower-case letters or digits' });

export const listFeedRoute = route({
  id: 'listChanges',
  method: 'GET',
  path: '/v1/changes',
  summary: 'The signed feed: list changes, own-list entries, superseded decisions; no data of customers',
  scope: 'changes:read',
  reach: 'all',
  query: z.strictObject({
    cursor: z
      .string()
      .regex(/^\d{1,15}$/, { message: 'is not a number this feed gave' })
      .default('0'),
    limit: z.coerce.number().int().min(1).max(limitMax).default(100),
  }),
  answers: {
    200: {
      description: 'Entries after the cursor, oldest first, with a signed note over the last of them',
      schema: z.looseObject({ data: z.array(feedEntry), nextCursor: z.string(), note: z.string(), verifierKey: z.string() }),
    },
  },
});

export const listPeersRoute = route({
  id: 'listPeers',
  method: 'GET',
  path: '/v1/peers',
  summary: 'Deployments whose feed is followed',
  scope: 'lists:write',
  answers: { 200: { description: 'All peers', schema: z.looseObject({ data: z.array(peer) }) } },
});

export const addPeerRoute = route({
  id: 'addPeer',
  method: 'POST',
  path: '/v1/peers',
  summary: 'Follow the feed of another deployment; its own-list entries are screened as `peer-<name>`',
  scope: 'lists:write',
  body: z.strictObject({ name: peerName, url: line(2_000), verifierKey: line(300), token: line(500).nullable().default(null) }),
  answers: { 201: { description: 'Followed', schema: peer } },
  problems: ['conflict'],
});

export const deletePeerRoute = route({
  id: 'deletePeer',
  method: 'DELETE',
  path: '/v1/peers/{id}',
  summary: 'Follow a deployment no longer; its entries leave with the next edition',
  scope: 'lists:write',
  parameters: z.strictObject({ id: peerName }),
  answers: { 204: { description: 'No longer followed', schema: null } },
  problems: ['not_found'],
});
