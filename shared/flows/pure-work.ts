import { buildIndex } from '../matching/build-index.ts';
import { loadIndex } from '../matching/load-index.ts';
import { screenParties } from '../matching/screen-party.ts';
import { searchNames } from '../matching/search-names.ts';
import { screen } from '../screening/screen.ts';
import type { World } from './world.ts';

/** The costly steps that depend on nothing but what they are given: equal input, equal result. */
export interface PureWork {
  buildIndex: typeof buildIndex;
  loadIndex: typeof loadIndex;
  screen: typeof screen;
  screenParties: typeof screenParties;
  searchNames: typeof searchNames;
}

const ownWork: PureWork = { buildIndex, loadIndex, screen, screenParties, searchNames };

/** The product's own steps, or those of a world that remembers results: a simulation of ten thousand shops does the same work once. */
export const pureWork = (world: Pick<World, 'pure'>): PureWork => world.pure ?? ownWork;
