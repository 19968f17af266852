/** The published Exchange sizing guidance as a whole: every mailbox at full quota. */
import { type PublishedDatabases, publishedDatabases } from './published-databases.ts';
import type { PublishedInputs } from './published-inputs.ts';
import { type PublishedMailbox, publishedMailbox } from './published-mailbox.ts';
import { type PublishedServers, publishedServers } from './published-servers.ts';
import { type PublishedVolumes, publishedVolumes } from './published-volumes.ts';

export type PublishedSizing = PublishedMailbox &
  PublishedDatabases &
  PublishedVolumes &
  PublishedServers;

/** Sizes an Exchange organisation. The inputs are those of which `publishedFault` finds none. */
export function publishedSizing(inputs: PublishedInputs): PublishedSizing {
  const mailbox = publishedMailbox(inputs);
  const databases = publishedDatabases(inputs, mailbox);
  return {
    ...mailbox,
    ...databases,
    ...publishedVolumes(inputs, mailbox, databases),
    ...publishedServers(inputs, mailbox),
  };
}
