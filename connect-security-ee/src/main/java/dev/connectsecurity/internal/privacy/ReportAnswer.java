package dev.connectsecurity.internal.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of a report. */
sealed interface ReportAnswer {

  /**
   * It was taken.
   *
   * @param changes an {@code AccountClosed} or {@code AccountUpdated} each, none if there is
   *     nothing to do
   * @param cycle how long until the same accounts are reported again
   */
  record Taken(List<Change> changes, Duration cycle) implements ReportAnswer {}

  /**
   * It came too early.
   *
   * @param until when to try again
   */
  record Later(Instant until) implements ReportAnswer {}

  /**
   * It was refused, or there was no answer.
   *
   * @param why what a log may say
   */
  record Refused(String why) implements ReportAnswer {}

  /**
   * What is to be done about an account.
   *
   * @param accountId the account
   * @param event what the application is told
   */
  record Change(String accountId, Object event) {}
}
