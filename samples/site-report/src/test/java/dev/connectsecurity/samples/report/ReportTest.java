package dev.connectsecurity.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void textOfTheSite_isEscapedWhereverItStands() {
    String evil = "<script>alert(1)</script>";
    Report report = new Report(evil, evil, evil, 1, List.of(new Jira.Issue(evil, evil, evil)));

    assertThat(report.page().content().source()).doesNotContain("<script");
    assertThat(report.page().title()).isEqualTo("Report of " + evil);
  }
}
