package dev.connectsecurity.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.AtlassianHost;
import dev.connectsecurity.HostStatus;
import dev.connectsecurity.Product;
import dev.connectsecurity.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {

  private static final AtlassianHost ACME = tenant("acme");
  private static final AtlassianHost OTHER = tenant("other");

  private final Notice notice = new Notice();

  @TempDir Path folder;

  @BeforeEach
  void open() {
    JdbcDataSource file = new JdbcDataSource();
    file.setUrl("jdbc:h2:file:" + folder.resolve("notes"));
    notice.database = new NotesDatabase();
    notice.database.dataSource = file;
    notice.database.createTables();
  }

  @Test
  void nothingWritten_isEmpty() {
    assertThat(notice.of(ACME)).isEmpty();
  }

  @Test
  void changedNotice_replacesTheOneBefore() {
    notice.change(ACME, "Be kind");
    notice.change(ACME, "Be brief");

    assertThat(notice.of(ACME)).isEqualTo("Be brief");
  }

  @Test
  void noticeOfAnotherTenant_isNotSeen() {
    notice.change(ACME, "Be kind");
    notice.change(OTHER, "Be quick");

    assertThat(notice.of(ACME)).isEqualTo("Be kind");
    assertThat(notice.of(OTHER)).isEqualTo("Be quick");
  }

  private static AtlassianHost tenant(String clientKey) {
    return new AtlassianHost(
        clientKey,
        Product.JIRA,
        URI.create("https://" + clientKey + ".atlassian.net"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Secret.of("a-secret-that-this-test-never-uses"),
        Set.of(),
        HostStatus.ENABLED);
  }
}
