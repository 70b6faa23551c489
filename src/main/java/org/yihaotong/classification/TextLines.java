package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of texts, UTF-8, one a line; empty lines and lines that begin with {@code #}
 * are passed over.
 */
final class TextLines {

	private TextLines() {
	}

	/**
	 * Lists the files, always in the same order.
	 * @param folder where they are
	 * @param ending how their names end
	 * @return the files
	 * @throws IOException if the folder cannot be read
	 */
	static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

	/**
	 * Reads all lines of some files.
	 * @param <T> what a line holds
	 * @param files the files
	 * @param reader reads a line
	 * @return what they hold, in their order
	 * @throws IOException if a file cannot be read or a line is not of the form
	 */
	static <T> List<T> read(List<Path> files, LineReader<T> reader) throws IOException {
		List<T> read = new ArrayList<>();
		for (Path file : files) {
			List<String> lines = Files.readAllLines(file);
			for (int i = 0; i < lines.size(); i++) {
				String line = lines.get(i).strip();
				if (!line.isEmpty() && !line.startsWith("#")) {
					read.add(reader.read(line, file.getFileName() + ":" + (i + 1)));
				}
			}
		}
		return read;
	}

	/**
	 * Reads a line.
	 *
	 * @param <T> what it holds
	 */
	@FunctionalInterface
	interface LineReader<T> {

		T read(String line, String where) throws IOException;

	}

}
