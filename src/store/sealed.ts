import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

export interface Seal {
  /** Names the key without telling it. */
  readonly keyId: string
  /** `context` is bound in: a sealed text opens only where it was put. */
  seal(text: string, context: string): string
  /** @throws when the text was sealed by another key, for another context, or was changed */
  open(sealed: string, context: string): string
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM under one key of 32 bytes, given as base64 or as 64 hex digits. */
export function sealWith(encryptionKey: string): Seal {
  const key = /^[0-9a-f]{64}$/i.test(encryptionKey)
    ? Buffer.from(encryptionKey, 'hex')
    : Buffer.from(encryptionKey, 'base64')
  return {
    keyId: createHash('sha256').update('key id').update(key).digest('hex').slice(0, 12),
    seal(text, context) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      const body = decipher.update(bytes.subarray(ivBytes + tagBytes))
      return Buffer.concat([body, decipher.final()]).toString('utf8')
    },
  }
}
