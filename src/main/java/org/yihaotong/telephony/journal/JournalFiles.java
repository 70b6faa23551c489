package org.yihaotong.telephony.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that Asterisk writes: {@code calls.csv} and what it was renamed to. Asterisk
 * opens the file anew for each line, so that it may be renamed at any time.
 */
final class JournalFiles {

	private static final String NAME = "calls.csv";

	/** Read at once; about 10,000 lines. */
	private static final int CHUNK = 1 << 20;

	/** A year of a city's calls at 400 bytes each is a few of these. */
	private static final long ROTATE_AT = 64L << 20;

	private static final int KEEP = 20;

	private final Path folder;

	JournalFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * What was read from a file.
	 *
	 * @param lines whole lines
	 * @param next where to go on
	 */
	record Piece(List<String> lines, long next) {
	}

	/**
	 * Lists the files, the oldest first.
	 * @return the files
	 */
	List<Path> all() throws IOException {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().startsWith(NAME))
				.sorted(Comparator.comparingLong((file) -> file.toFile().lastModified()))
				.toList();
		}
	}

	/**
	 * Names a file so that it is known again after it was renamed.
	 */
	String key(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return this.folder + " " + attributes.fileKey();
	}

	/**
	 * Reads on. A last line without its end is left for the next time; a file that became
	 * shorter is begun anew.
	 * @param file the file
	 * @param position how far it was read
	 * @return what came since
	 */
	Piece read(Path file, long position) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file)) {
			long from = (channel.size() < position) ? 0 : position;
			ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, channel.size() - from));
			channel.position(from);
			while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
				// Until the piece is full or the file ends.
			}
			int end = buffer.position();
			while (end > 0 && buffer.get(end - 1) != '\n') {
				end--;
			}
			boolean noLineEnds = end == 0 && buffer.position() == CHUNK;
			String text = new String(buffer.array(), 0, end, StandardCharsets.UTF_8);
			return new Piece(text.lines().toList(), from + (noLineEnds ? CHUNK : end));
		}
	}

	/**
	 * Renames the present file when it is long, and drops the oldest.
	 */
	void rotate() throws IOException {
		Path present = this.folder.resolve(NAME);
		if (Files.exists(present) && Files.size(present) > ROTATE_AT) {
			Files.move(present, this.folder.resolve(NAME + "." + Files.getLastModifiedTime(present).toMillis()));
			List<Path> files = all();
			for (Path old : files.subList(0, Math.max(0, files.size() - KEEP))) {
				Files.deleteIfExists(old);
			}
		}
	}

}
