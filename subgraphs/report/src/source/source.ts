/** The port. Which reports exist is which subjects there are; access reads those. */
export interface ReportSource {
  /** Rejects while the source cannot answer. */
  ping(): Promise<void>;
}
