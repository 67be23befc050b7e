export interface Privacy {
  /**
   * Lets the platform ask its own question for privacy where it demands one before data of a person are collected. False
   * when it was refused; true at once where it has been agreed to, or where the platform asks nothing.
   */
  authorize(): Promise<boolean>;
}
