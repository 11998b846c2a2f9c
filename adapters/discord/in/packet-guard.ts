import type { Client } from 'discord.js'

/** The seam that discord.js hands each packet through; not public, so a fault test watches it. */
interface PacketHandler {
  handlePacket(packet: unknown, shard: unknown): boolean
}

/**
 * A payload that lacks a field throws inside discord.js, where nobody could catch it. Here it is
 * counted and skipped.
 */
export function guardPackets(
  client: Client,
  onBroken: (error: unknown, type: string) => void,
): void {
  const manager = client.ws as unknown as PacketHandler
  const handle = manager.handlePacket.bind(manager)
  manager.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard)
    } catch (error) {
      const type = (packet as { readonly t?: unknown } | null)?.t
      onBroken(error, typeof type === 'string' ? type : 'unknown')
      return false
    }
  }
}
