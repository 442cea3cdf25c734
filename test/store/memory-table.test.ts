import { describe } from 'vitest';
import { keepsItems } from '../contract/keeps-items.ts';
import { memoryTables } from '../simulator/memory-table.ts';

const { decisions } = memoryTables();

describe('the table of the simulator', () => keepsItems('the memory of the simulator', async () => decisions));
