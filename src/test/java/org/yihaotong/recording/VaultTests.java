package org.yihaotong.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VaultTests {

	private static final byte[] HOUSE = new byte[HouseKey.BYTES];

	private final Vault vault = new Vault(HOUSE);

	private final UUID id = UUID.randomUUID();

	private final byte[] key = this.vault.newKey(this.id);

	@Test
	void givesBackWhatItWasGivenAndShowsNothingOfIt() throws IOException {
		byte[] audio = "RIFF a citizen's card number ".repeat(80_000).getBytes(StandardCharsets.US_ASCII);
		byte[] stored = encrypted(audio);
		assertThat(decrypted(this.id, this.key, stored)).isEqualTo(audio);
		assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("card number");
	}

	@Test
	void refusesAFileThatWasChanged() throws IOException {
		byte[] stored = encrypted(new byte[100_000]);
		stored[50_000] ^= 1;
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> decrypted(this.id, this.key, stored));
	}

	@Test
	void refusesAFileThatWasCut() throws IOException {
		byte[] stored = encrypted(new byte[3_000_000]);
		byte[] cut = Arrays.copyOf(stored, 1 << 20);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> decrypted(this.id, this.key, cut));
	}

	@Test
	void refusesAKeyInAnotherRecordingsPlace() throws IOException {
		byte[] stored = encrypted(new byte[1_000]);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> decrypted(UUID.randomUUID(), this.key, stored));
	}

	@Test
	void refusesAKeyOfAnotherHouse() throws IOException {
		byte[] stored = encrypted(new byte[1_000]);
		byte[] other = HOUSE.clone();
		other[0] = 1;
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new Vault(other).decrypting(this.id, this.key, new ByteArrayInputStream(stored)));
	}

	@Test
	void theKeyOfTheHouseIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("secrets/recording.key");
		byte[] first = HouseKey.of(properties(file));
		assertThat(HouseKey.of(properties(file))).isEqualTo(first).hasSize(HouseKey.BYTES);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void weavesTwoSidesIntoOneFileAndFillsTheShorterWithSilence() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		StereoWave.write(new ByteArrayInputStream(new byte[] { 1, 2, 3, 4 }),
				new ByteArrayInputStream(new byte[] { 5, 6 }), 4, out);
		byte[] file = out.toByteArray();
		assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
		assertThat(Arrays.copyOfRange(file, 44, file.length)).containsExactly(1, 2, 5, 6, 3, 4, 0, 0);
	}

	private static RecordingProperties properties(Path keyFile) {
		return new RecordingProperties(true, keyFile.resolveSibling("talks"), "", keyFile, 180, Duration.ofSeconds(90),
				DataSize.ofMegabytes(1));
	}

	private byte[] encrypted(byte[] audio) throws IOException {
		ByteArrayOutputStream stored = new ByteArrayOutputStream();
		try (OutputStream out = this.vault.encrypting(this.id, this.key, stored)) {
			out.write(audio);
		}
		return stored.toByteArray();
	}

	private byte[] decrypted(UUID of, byte[] wrapped, byte[] stored) throws IOException {
		try (InputStream in = this.vault.decrypting(of, wrapped, new ByteArrayInputStream(stored))) {
			return in.readAllBytes();
		}
	}

}
