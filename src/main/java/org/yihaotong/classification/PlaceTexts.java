package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.yihaotong.classification.PlaceModel.Span;

/**
 * Reads texts in which named places are marked, one a line: {@code ⟦滨河路3号⟧路灯不亮}.
 */
final class PlaceTexts {

	private static final char OPEN = '⟦';

	private static final char CLOSE = '⟧';

	private PlaceTexts() {
	}

	/**
	 * A text with its places.
	 *
	 * @param text the text without marks
	 * @param places the places in the order of the text
	 */
	record Marked(String text, List<Span> places) {
	}

	/**
	 * Lists the files, always in the same order.
	 * @param folder where they are
	 * @return the files
	 * @throws IOException if the folder cannot be read
	 */
	static List<Path> files(Path folder) throws IOException {
		return TextLines.files(folder, ".txt");
	}

	/**
	 * Reads all files of a folder.
	 * @param folder the folder
	 * @return the texts
	 * @throws IOException if a file cannot be read or a mark is not closed
	 */
	static List<Marked> read(Path folder) throws IOException {
		return TextLines.read(files(folder), PlaceTexts::marked);
	}

	private static Marked marked(String line, String where) throws IOException {
		StringBuilder text = new StringBuilder();
		List<Span> places = new ArrayList<>();
		int start = -1;
		for (char one : line.toCharArray()) {
			boolean fits = switch (one) {
				case OPEN -> start < 0;
				case CLOSE -> start >= 0 && text.length() > start;
				default -> true;
			};
			if (!fits) {
				throw new IOException(where + ": " + one + " is out of place");
			}
			switch (one) {
				case OPEN -> start = text.length();
				case CLOSE -> {
					places.add(new Span(start, text.length()));
					start = -1;
				}
				default -> text.append(one);
			}
		}
		if (start >= 0) {
			throw new IOException(where + ": the last " + OPEN + " is not closed");
		}
		return new Marked(FactFinder.folded(text.toString()), places);
	}

}
