package org.yihaotong.lines;

import java.util.List;

import org.yihaotong.platform.LineNumber;

/**
 * The lines that ring here, each in the stage that is in force. What a call to one does
 * is for {@link LinePolicy} to tell.
 */
public interface LineDirectory {

	/** The number of the centre itself. */
	LineNumber MAIN = new LineNumber("12345");

	/**
	 * Finds the line that was dialled. Area codes and separators are ignored
	 * ({@code 04732999901}, {@code 0473-2999901} and {@code 2999901} are one line).
	 * @param dialled digits as the trunk delivered them
	 * @return the line; the main line when the number is not known, so that nobody is
	 * turned away
	 */
	Line dialled(String dialled);

	List<Line> all();

}
