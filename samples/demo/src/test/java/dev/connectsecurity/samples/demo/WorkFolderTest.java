package dev.connectsecurity.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkFolderTest {

  @Test
  void closedFolder_isGoneWithAllThatIsInIt() {
    WorkFolder work = WorkFolder.create();
    work.folder("deep");
    work.file("deep/file.txt", "text");

    work.close();
    work.close();

    assertThat(work.path()).doesNotExist();
  }
}
