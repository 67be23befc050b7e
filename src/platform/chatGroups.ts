/** An entry into the app from a chat group. */
export interface GroupEntrance {
  /** The same for as long as the shopper comes back to the app without a new entry. */
  ticket: string;
  /** The platform's sealed word on the group, which it opens to the cloud alone. `undefined` when it gives none. Never rejects. */
  askCloudId(): Promise<string | undefined>;
}

/** The chat groups around the app, as far as the platform lets it know of them. */
export interface ChatGroups {
  /** How the shopper last entered, where it was from a chat group. */
  entrance(): GroupEntrance | undefined;
  /** Lets cards that are sent from the shown page carry a ticket, by which an entry from a group is known. */
  carryTickets(): void;
}
