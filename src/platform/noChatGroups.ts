import { type ChatGroups } from './chatGroups';

/** Of a platform without chats. */
export const noChatGroups: ChatGroups = { entrance: () => undefined, carryTickets: () => undefined };
