import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Signer } from '../flows/world.ts';

// A batch is signed after the answers it is about, so there is time; what fails is signed by the next run.
const connectMs = 500;
const requestMs = 2_000;
const attemptsMax = 3;

/** Raw bytes of an Ed25519 key at the end of its DER form (RFC 8410). */
const keyBytes = 32;

/**
 * Signs with an Ed25519 key of the key service (`ECC_NIST_EDWARDS25519`) that nobody can take out, with every signature in the
 * trail. The signature is the plain Ed25519 of RFC 8032, so that auditors verify it as they verify that of a file.
 *
 * @param name As auditors know the key.
 * @param keyId ARN.
 * @param endpoint Absent: the cloud's own.
 */
export async function kmsSigner(name: string, keyId: string, endpoint?: string): Promise<Signer> {
  const client = new KMSClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: attemptsMax,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: connectMs,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    }),
  });
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  return {
    name,
    publicKey: present(PublicKey).slice(-keyBytes),
    async sign(text) {
      const request = { KeyId: keyId, Message: text, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' } as const;
      return present((await client.send(new SignCommand(request))).Signature);
    },
  };
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('the key service answered without bytes');
  return bytes;
}
