export interface PickedAddress {
  recipient: string;
  phone: string;
  /** Province, city, district and the rest, in one line. */
  address: string;
}

export type AddressChoice =
  | { kind: 'chosen'; address: PickedAddress }
  /** Left without choosing. */
  | { kind: 'closed' }
  /** The shopper does not allow it, or the platform gives none: it is to be written by hand. */
  | { kind: 'unavailable' };

/** The address book that the platform itself keeps for the shopper. */
export interface AddressPicker {
  isAvailable: boolean;
  /** Never rejects. */
  choose(): Promise<AddressChoice>;
}
