package org.yihaotong.telephony.agi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.LeftMessages;

/**
 * Names sound files as Asterisk knows them. Both sides see one shared folder, each under
 * a path of its own; a file from elsewhere is copied there first.
 */
public final class SoundFiles implements LeftMessages {

	private static final String ELSEWHERE = "elsewhere";

	private static final String MESSAGES = "messages";

	private static final int MOST_LISTED = 100;

	/** Asterisk may run as another user of the same machine or in another container. */
	private static final Set<PosixFilePermission> FOR_BOTH = PosixFilePermissions.fromString("rwxrwxrwx");

	private final Path here;

	private final String inAsterisk;

	/**
	 * Names the shared folder.
	 * @param here its path as this process sees it
	 * @param inAsterisk its path as Asterisk sees it
	 */
	public SoundFiles(Path here, String inAsterisk) {
		this.here = here.toAbsolutePath().normalize();
		this.inAsterisk = inAsterisk;
	}

	/**
	 * Returns the name to give to Asterisk.
	 * @param sound a WAV file
	 * @return its path in Asterisk without the ending, by which Asterisk picks a format
	 */
	public String inAsterisk(Path sound) {
		Path file = sound.toAbsolutePath().normalize();
		Path shared = file.startsWith(this.here) ? file : copy(file);
		String name = this.inAsterisk + "/" + this.here.relativize(shared).toString().replace('\\', '/');
		String plain = name.endsWith(".wav") ? name.substring(0, name.length() - ".wav".length()) : name;
		// Ampersand and comma part file names in dialplan applications.
		if (!plain.matches("[\\p{L}\\p{N}/._ -]+")) {
			throw new IllegalArgumentException("Not a plain file name: " + file.getFileName());
		}
		return plain;
	}

	/**
	 * Names the file of a message that a caller is going to leave.
	 * @param contact whose message
	 * @return the file; what stood there before is gone
	 */
	NewSound message(ContactId contact) {
		Path folder = this.here.resolve(MESSAGES);
		Path file = folder.resolve(contact + ".wav");
		try {
			if (!Files.isDirectory(folder)) {
				Files.createDirectories(folder);
				Files.setPosixFilePermissions(folder, FOR_BOTH);
			}
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new NewSound(file, inAsterisk(file));
	}

	@Override
	public List<LeftMessage> before(Instant limit) {
		try (Stream<Path> files = Files.list(this.here.resolve(MESSAGES))) {
			return files.filter((file) -> writtenAt(file).isBefore(limit))
				.sorted(Comparator.comparing(SoundFiles::writtenAt))
				.limit(MOST_LISTED)
				.map((file) -> new LeftMessage(ContactId.of(file.getFileName().toString().replace(".wav", "")), file))
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Instant writtenAt(Path file) {
		try {
			return Files.getLastModifiedTime(file).toInstant();
		}
		catch (IOException ex) {
			return Instant.MAX;
		}
	}

	/**
	 * A sound that Asterisk is going to write.
	 *
	 * @param here its file as this process sees it
	 * @param inAsterisk its name in Asterisk, without the ending
	 */
	record NewSound(Path here, String inAsterisk) {
	}

	private Path copy(Path file) {
		try {
			String stamp = Integer.toHexString(file.toString().hashCode()) + "-"
					+ Files.getLastModifiedTime(file).toMillis();
			Path target = this.here.resolve(ELSEWHERE).resolve(stamp + ".wav");
			if (!Files.exists(target)) {
				Files.createDirectories(target.getParent());
				Path making = Files.createTempFile(target.getParent(), stamp, ".part");
				Files.copy(file, making, StandardCopyOption.REPLACE_EXISTING);
				Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
			}
			return target;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
