package dev.connectsecurity.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void markupInText_isEscaped() {
    assertThat(Html.of("<p title=\"%s\">", "<b a='1' c=\"2\">&%s").source())
        .isEqualTo("<p title=\"&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;%s\">");
  }

  @Test
  void html_isNotEscapedAgain() {
    Html inner = Html.join(List.of(Html.of("<li>%s</li>", "a & b"), Html.of("<li>c</li>")));

    assertThat(Html.of("<ul>%s</ul>", inner).source())
        .isEqualTo("<ul><li>a &amp; b</li><li>c</li></ul>");
  }
}
