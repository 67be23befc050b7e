export interface PickedAddress {
  recipient: string;
  phone: string;
  /** Province, city, district and the rest, in one line. */
  address: string;
}

/** The address book that the platform itself keeps for the shopper. */
export interface AddressPicker {
  isAvailable: boolean;
  /** `undefined` when the shopper chose none or does not allow it. Never rejects. */
  choose(): Promise<PickedAddress | undefined>;
}
