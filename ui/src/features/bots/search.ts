/** What of a bot's submissions over time is shown, as the address keeps it. */
export interface BotSearch {
  /** From this day on, or from the first submission; a quarter back where absent. */
  since?: string | undefined;
}

/** The word of the address for the first submission. */
export const START = 'start';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address. What it does not know is named as absent, since the router keeps what nobody names. */
export function readBotSearch({ since }: Record<string, unknown>): BotSearch {
  const isDay = typeof since === 'string' && DAY.test(since) && !Number.isNaN(Date.parse(since));
  return { since: since === START || isDay ? (since as string) : undefined };
}
