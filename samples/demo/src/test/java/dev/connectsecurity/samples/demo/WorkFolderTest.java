package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @TempDir Path parent;

  @Test
  void closedFolder_isGoneWithAllThatIsInIt() {
    WorkFolder work = WorkFolder.in(parent);
    work.folder("deep");
    work.file("deep/file.txt", "text");

    work.close();
    work.close();

    assertThat(work.path()).doesNotExist();
  }
}
