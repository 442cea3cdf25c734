import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Objects } from '../../shared/store/s3-objects.ts';
import { keepsObjects } from '../contract/keeps-objects.ts';
import { type FakeS3, fakeS3 } from './fake-s3.ts';

let s3: FakeS3;
let buckets = 0;
beforeAll(async () => {
  s3 = await fakeS3();
});
afterAll(() => s3.close());

const open = async () => s3Objects({ bucket: `bucket-${buckets++}`, endpoint: s3.endpoint });

describe('S3 objects', () => {
  keepsObjects('an S3 bucket', open);

  test('a flipped bit in a stored object is refused on reading', async () => {
    const objects = s3Objects({ bucket: 'damaged', endpoint: s3.endpoint });
    await objects.put('index/one', Uint8Array.of(1, 2, 3));
    s3.stored.get('damaged/index/one')![1] = 9;
    await expect(objects.get('index/one')).rejects.toThrow(/checksum/i);
  });
});
