import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ObjectStore } from '../flows/world.ts';

export interface S3Settings {
  bucket: string;
  /** Null: the cloud's own endpoint and credentials. */
  endpoint: string | null;
}

const connectMs = 500;
const requestMs = 10_000; // an index is some tens of megabytes; this path runs at a cold start or a new edition, never per order
const attemptsMax = 3;

/** Objects in one S3 bucket, with SHA-256 checksums sent, stored and verified by the service and the SDK. */
export function s3Objects({ bucket, endpoint }: S3Settings): ObjectStore {
  const client = s3Client(endpoint);
  return {
    async get(key) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
        return (await answer.Body?.transformToByteArray()) ?? null;
      } catch (error) {
        return absentAs(null, error);
      }
    },
    async put(key, bytes) {
      try {
        const request = { Bucket: bucket, Key: key, Body: bytes, IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' as const };
        await client.send(new PutObjectCommand(request));
      } catch (error) {
        if (statusOf(error) !== 412) throw error; // 412: the key stands already and keeps its first bytes
      }
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        return absentAs(false, error);
      }
    },
    async list(prefix) {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
      return keys;
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

function s3Client(endpoint: string | null): S3Client {
  return new S3Client({
    maxAttempts: attemptsMax,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: connectMs,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    }),
    ...(endpoint === null
      ? {}
      : {
          endpoint,
          region: 'local',
          forcePathStyle: true,
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }),
  });
}

function absentAs<T>(value: T, error: unknown): T {
  if (error instanceof NoSuchKey || statusOf(error) === 404) return value;
  throw error;
}

const statusOf = (error: unknown) => (error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null);
