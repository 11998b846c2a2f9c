import type { TeamStore } from '#src/store/ports.ts'

/** A guest's own project, so that nobody's profile is read or changed by what they say. */
export const guestProject = (userId: string) => `guest-${userId.toLowerCase()}`.slice(0, 40)

/** The team's store as a guest sees it: nothing that others had kept, and none of the team's prices. */
export function guestStore(store: TeamStore): TeamStore {
  return {
    ...store,
    projectNames: async () => [],
    recommendation: async () => undefined,
    latestRecommendation: async () => undefined,
    estimate: async () => undefined,
    recentRecommendations: async () => [],
    recentEstimates: async () => [],
    thread: async () => [],
    async settings() {
      const { languageModel } = await store.settings()
      return languageModel === undefined ? {} : { languageModel }
    },
    exportAll: async () => ({}),
  }
}
