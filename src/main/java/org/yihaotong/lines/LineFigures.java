package org.yihaotong.lines;

import java.time.Instant;
import java.util.Map;

import org.yihaotong.platform.LineNumber;

/**
 * The lines in figures. Implemented above this module, which knows no contact.
 */
public interface LineFigures {

	/**
	 * Counts what came over the lines.
	 * @param since from when on
	 * @return the lines over which anything came
	 */
	Map<LineNumber, Contacts> contacts(Instant since);

	/**
	 * What came over a line.
	 *
	 * @param calls calls that came in
	 * @param answered those that an agent answered
	 * @param abandoned those whose caller left while waiting
	 * @param letters letters
	 * @param messages messages
	 */
	record Contacts(int calls, int answered, int abandoned, int letters, int messages) {

		/** Nothing came. */
		public static final Contacts NONE = new Contacts(0, 0, 0, 0, 0);

	}

}
