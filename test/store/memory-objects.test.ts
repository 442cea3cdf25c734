import { describe } from 'vitest';
import { keepsObjects } from '../contract/keeps-objects.ts';
import { memoryObjects } from './memory-objects.ts';

describe('memory objects', () => keepsObjects('the memory of a test', async () => memoryObjects()));
