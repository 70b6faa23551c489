package org.yihaotong.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LeftoversTests {

	@TempDir
	private Path folder;

	@Test
	void endsWhatAnEarlierStartLeftRunning() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "600").start();
		new Leftovers(this.folder).remember("part", process.pid());
		assertThat(new Leftovers(this.folder).end()).containsExactly("part");
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void leavesAloneAnotherProcessThatGotTheSameNumber() throws IOException {
		Process process = new ProcessBuilder("sleep", "600").start();
		try {
			Files.writeString(this.folder.resolve("part.pid"), process.pid() + " 2001-01-01T00:00:00Z");
			assertThat(new Leftovers(this.folder).end()).isEmpty();
			assertThat(process.isAlive()).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void neverEndsItself() {
		Leftovers leftovers = new Leftovers(this.folder);
		leftovers.remember("launcher", ProcessHandle.current().pid());
		assertThat(leftovers.end()).isEmpty();
		assertThat(leftovers.running("launcher")).isEmpty();
	}

}
