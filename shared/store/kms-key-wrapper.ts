import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { KeyWrapper } from './vault.ts';

// One call a month and process, but it may stand in front of the first order: fail early rather than wait.
const connectMs = 150;
const requestMs = 500;
const attemptsMax = 2;

/**
 * Master key in KMS. The name of the data key is the encryption context, so a policy can allow or deny single months, and the
 * trail says which month was opened.
 *
 * @param keyId ARN or alias.
 */
export function kmsKeyWrapper(keyId: string): KeyWrapper {
  const client = new KMSClient({
    maxAttempts: attemptsMax,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: connectMs,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    }),
  });
  return {
    async wrap(key, name) {
      const answer = await client.send(new EncryptCommand({ KeyId: keyId, Plaintext: key, EncryptionContext: { name } }));
      return present(answer.CiphertextBlob);
    },
    async unwrap(wrapped, name) {
      const command = new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped, EncryptionContext: { name } });
      return present((await client.send(command)).Plaintext);
    },
  };
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('the key service answered without bytes');
  return bytes;
}
