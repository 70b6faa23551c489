package org.yihaotong.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	private Path folder;

	@Test
	void makesASecretOnceAndKeepsItFromOtherUsers() throws IOException {
		Path file = this.folder.resolve("secrets");
		String first = new Secrets(file).get("ONE");
		assertThat(first).matches("[0-9a-f]{48}");
		assertThat(new Secrets(file).get("ONE")).isEqualTo(first);
		assertThat(new Secrets(file).get("OTHER")).isNotEqualTo(first);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

}
