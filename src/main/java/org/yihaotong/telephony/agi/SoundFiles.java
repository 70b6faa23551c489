package org.yihaotong.telephony.agi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Names sound files as Asterisk knows them. Both sides see one shared folder, each under
 * a path of its own; a file from elsewhere is copied there first.
 */
public final class SoundFiles {

	private static final String ELSEWHERE = "elsewhere";

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
