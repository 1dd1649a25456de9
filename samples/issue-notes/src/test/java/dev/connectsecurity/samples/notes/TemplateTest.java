package dev.connectsecurity.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void markupInAValue_isEscaped() {
    assertThat(fill("<p title=\"{{x}}\">{{x}}</p>", "<b a='1' c=\"2\">&</b>"))
        .isEqualTo(
            "<p title=\"&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;&lt;/b&gt;\">"
                + "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;&lt;/b&gt;</p>");
  }

  @Test
  void placeholderInAValue_isNotFilledAgain() {
    assertThat(fill("{{x}}", "{{x}} $1")).isEqualTo("{{x}} $1");
  }

  private static String fill(String html, String value) {
    return new Template(html).fill(Map.of("x", value));
  }
}
