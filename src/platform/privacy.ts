/** The platform holds one of its functions back until the app has put its own question to the shopper. */
export interface PrivacyQuestion {
  /** The function that waits, as the platform calls it: `chooseAddress`. */
  readonly referrer: string;
  /** To be told as soon as the shopper has the question before them. */
  shown(): void;
  /** The function goes on. @param buttonId of the platform's own control for agreement, which the shopper has tapped */
  agree(buttonId: string): void;
  /** The function fails. */
  refuse(): void;
}

export interface Privacy {
  /**
   * Lets the platform ask its own question for privacy where it demands one before data of a person are collected. False
   * when it was refused; true at once where it has been agreed to, or where the platform asks nothing.
   */
  authorize(): Promise<boolean>;
  /**
   * From now on the app asks in the platform's place, and each question must be answered. There is one listener; it hears of
   * nothing where the platform asks nothing.
   */
  onQuestion(listener: (question: PrivacyQuestion) => void): void;
  /** Shows the shop's privacy guideline, which the platform keeps. False where it has none to show. */
  openGuideline(): Promise<boolean>;
}
